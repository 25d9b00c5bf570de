//! What a host may do before a comment is sent.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

/// What the host adds to a comment, by name: the token of a captcha, for example.
pub type AddedFields = Vec<(String, String)>;

/// Why a comment is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// The host does not want it, and deals with the reader itself.
    Prevented,
    /// What the host was waiting for has failed.
    Failed,
}

/// Asked once for each comment that is about to be sent.
#[derive(Clone)]
pub struct BeforeSend(Rc<dyn Fn() -> Pending>);

type Pending = Pin<Box<dyn Future<Output = Result<AddedFields, NotSent>>>>;

impl BeforeSend {
    /// Asks by calling `ask`.
    pub fn new<F: Future<Output = Result<AddedFields, NotSent>> + 'static>(
        ask: impl Fn() -> F + 'static,
    ) -> Self {
        Self(Rc::new(move || Box::pin(ask())))
    }

    /// What is to be added, or why nothing is to be sent. Calls `wait` where that is not known at
    /// once.
    pub async fn ask(&self, wait: impl FnOnce()) -> Result<AddedFields, NotSent> {
        let mut answer = (self.0)();
        let at_once = poll_fn(|context| Poll::Ready(answer.as_mut().poll(context)));
        if let Poll::Ready(answer) = at_once.await {
            return answer;
        }
        wait();
        answer.await
    }
}

impl PartialEq for BeforeSend {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
