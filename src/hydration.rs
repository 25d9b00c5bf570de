//! What is rendered off the page first, because the page shows the same already: it listens to nothing and
//! measures nothing until it has become what the page shows.

use std::cell::RefCell;

use web_sys::Node;

type Call = Box<dyn FnOnce()>;

thread_local! {
    static PENDING: RefCell<Vec<Call>> = const { RefCell::new(Vec::new()) };
}

/// Whether a node is on the page. Where it is not, `then` is called once something has been placed.
pub fn when_connected(node: &Node, then: impl FnOnce() + 'static) -> bool {
    let is_connected = node.is_connected();
    if !is_connected {
        PENDING.with_borrow_mut(|pending| pending.push(Box::new(then)));
    }
    is_connected
}

/// Calls what waits: something that was rendered off the page is on it now.
pub fn flush() {
    for then in PENDING.take() {
        then();
    }
}
