//! Lets the host add fields to a comment or prevent it before it is sent.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

/// Fields that the host adds to a comment, by name, such as a captcha token.
pub type AddedFields = Vec<(String, String)>;

/// The reason why a comment is not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSent {
    /// The host prevented it and informs the reader itself.
    Prevented,
    /// The host's asynchronous work failed.
    Failed,
}

/// The host's callback, called once before each comment is sent.
#[derive(Clone)]
pub struct BeforeSend(Rc<dyn Fn() -> Pending>);

type Pending = Pin<Box<dyn Future<Output = Result<AddedFields, NotSent>>>>;

impl BeforeSend {
    /// Creates a callback from an asynchronous function.
    pub fn new<F: Future<Output = Result<AddedFields, NotSent>> + 'static>(
        ask: impl Fn() -> F + 'static,
    ) -> Self {
        Self(Rc::new(move || Box::pin(ask())))
    }

    /// Calls the host and returns the fields to add, or the reason not to send. Calls `wait` if the result is not
    /// available immediately.
    pub async fn ask(&self, wait: impl FnOnce()) -> Result<AddedFields, NotSent> {
        let mut decision = (self.0)();
        let at_once = poll_fn(|context| Poll::Ready(decision.as_mut().poll(context)));
        if let Poll::Ready(decision) = at_once.await {
            return decision;
        }
        wait();
        decision.await
    }
}

impl PartialEq for BeforeSend {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
