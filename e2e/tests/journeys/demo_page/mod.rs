//! The demo page as a whole.

mod accessibility;
mod full_visit;
mod keyboard;
mod screenshots;
