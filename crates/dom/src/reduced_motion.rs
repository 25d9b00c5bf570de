//! The reader's motion preference.

/// Whether a reader has asked for less of it (CSS, `prefers-reduced-motion`).
pub fn is_preferred() -> bool {
    gloo::utils::window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}
