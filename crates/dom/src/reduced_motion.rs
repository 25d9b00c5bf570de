//! The reader's motion preference.

/// Returns whether the reader prefers reduced motion (CSS, `prefers-reduced-motion`).
pub fn is_preferred() -> bool {
    gloo::utils::window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}
