//! The thin edges: the only code that knows `window`, storage and fetch.

pub mod anchor;
pub mod body;
pub mod bulk;
pub mod connection;
pub mod console;
pub mod control;
pub mod drafts;
pub mod fetch;
pub mod gestures;
pub mod link;
pub mod motion;
pub mod navigation;
pub mod page;
pub mod placing;
pub mod random;
pub mod reader;
pub mod scroller;
pub mod share;
pub mod sights;
pub mod soon;
pub mod storage;
#[cfg(feature = "styles")]
pub mod style;
pub mod typing;
