//! The related-articles carousel beside five others.

pub mod behaviour;
pub mod entry;
pub mod load;
pub mod stage;
