//! Work to defer until a widget that hydrates is on the page. It renders off the page first, where it can
//! neither measure nor listen to anything.

use std::cell::RefCell;

use web_sys::Node;

type Call = Box<dyn FnOnce()>;

thread_local! {
    static PENDING: RefCell<Vec<Call>> = const { RefCell::new(Vec::new()) };
}

/// Whether a node is connected to the document. If it is not, [`flush`] calls `then` later.
pub fn when_connected(node: &Node, then: impl FnOnce() + 'static) -> bool {
    let is_connected = node.is_connected();
    if !is_connected {
        PENDING.with_borrow_mut(|pending| pending.push(Box::new(then)));
    }
    is_connected
}

/// Calls the deferred functions, after hydration has connected the nodes.
pub fn flush() {
    for then in PENDING.take() {
        then();
    }
}
