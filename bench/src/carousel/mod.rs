//! Compares the related-articles carousel with five others.

pub mod behaviour;
pub mod entry;
pub mod load;
pub mod site;
