//! Parses images with the members of WordPress, schema.org and ANS.

use super::names;
use crate::field::Field;
use article_widget_core::article::{Candidate, Image};
use article_widget_platform::url::UrlPurpose;

/// Parses an image: a URL string, or an object with WordPress, WordPress.com, schema.org or ANS members.
pub fn image(field: &Field<'_>) -> Option<Image> {
    let mut image = Image::default();
    if field.json.as_str().is_some() {
        image.src = field.url(UrlPurpose::Image)?;
        return Some(image);
    }
    let address = "url contentUrl source_url src URL";
    image.src = field.address(address, UrlPurpose::Image)?;
    image.alt = field.text("alt_text alt").unwrap_or_default();
    image.caption = field.inlines("caption.rendered caption");
    let details = field.get("media_details");
    image.size = details.as_ref().unwrap_or(field).size();
    image.credit = credits(field);
    if let (Some(sizes), Some(size)) = (field.get("media_details.sizes"), image.size) {
        image.srcset = candidates(&sizes, size);
    }
    Some(image)
}

/// Maximum number of image candidates. WordPress generates seven sizes, and plugins add a few.
const MAX_CANDIDATES: usize = 50;

/// Returns a WordPress image's other widths. Sizes with another aspect ratio are crops and are left out.
fn candidates(sizes: &Field<'_>, (width, height): (u32, u32)) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    for candidate in sizes.members() {
        if candidates.len() < MAX_CANDIDATES
            && let Some((own, own_height)) = candidate.size()
            // Tolerates heights that are rounded to whole pixels.
            && (own_height * width).abs_diff(own * height) <= width
            && candidates.iter().all(|other| other.width != own)
            && let Some(src) = candidate.address("source_url", UrlPurpose::Image)
        {
            candidates.push(Candidate { src, width: own });
        }
    }
    candidates
}

/// Returns the image credit: photographers, agencies and `creditText`, separated by commas.
pub fn credits(image: &Field<'_>) -> Option<String> {
    let mut credits = Vec::new();
    for role in ["credits.by", "credits.affiliation", "creditText"] {
        credits.append(&mut names(&image.all(role), false));
    }
    (!credits.is_empty()).then(|| credits.join(", "))
}

/// Returns the URL of the smallest candidate that is wide enough for a card, or else of the image.
pub(super) fn wide_enough(image: Image) -> String {
    const CARD_WIDTH_PX: u32 = 640;
    let mut best: Option<Candidate> = None;
    for candidate in image.srcset {
        let width = best.as_ref().map_or(u32::MAX, |best| best.width);
        if (CARD_WIDTH_PX..width).contains(&candidate.width) {
            best = Some(candidate);
        }
    }
    best.map_or(image.src, |best| best.src)
}
