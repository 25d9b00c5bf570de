//! Compares the widget with the same one made with other frameworks.

pub mod browser;
pub mod copied_markup;
pub mod docs_section;
pub mod entry;
pub mod first_load;
pub mod fixtures;
pub mod leaks;
pub mod many_widgets;
pub mod metric;
pub mod mount;
pub mod options;
pub mod plot;
pub mod server;
pub mod smoke_check;
pub mod tables;
pub mod typing;
