//! The whole widget beside the same one made with other means.

pub mod browser;
pub mod chapter;
pub mod cold;
pub mod crowd;
pub mod cycles;
pub mod entry;
pub mod mount;
pub mod options;
pub mod plot;
pub mod proof;
pub mod quantity;
pub mod scene;
pub mod server;
pub mod tables;
pub mod typing;
