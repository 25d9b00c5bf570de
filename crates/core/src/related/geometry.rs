//! Computes which cards of a carousel are in view, and where its pages begin.
//!
//! Offsets are in CSS pixels along the inline axis, from the initial scroll position. The computation is therefore
//! the same for left-to-right and right-to-left.

/// The track of a carousel: equally wide cards in a scroll container.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TrackGeometry {
    /// Number of cards.
    pub count: usize,
    /// Distance between the starts of two cards, in CSS pixels.
    pub stride: f64,
    /// Gap between two cards, in CSS pixels.
    pub gap: f64,
    /// Width of the viewport of the scroll container, in CSS pixels.
    pub width: f64,
}

/// The range of cards that are entirely in view, as indices from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VisibleRange {
    /// Index of the first card.
    pub first: usize,
    /// Index of the last card, included in the range.
    pub last: usize,
}

/// Tolerance for cards in view. It covers rounding at page zoom, and the padding for a focus ring, which WebKit
/// omits at the end of right-to-left content.
const TOLERANCE_PX: f64 = 8.0;

impl TrackGeometry {
    /// Returns the number of cards that fit into the viewport, at least 1.
    pub fn per_view(&self) -> usize {
        let fitting = (self.width + self.gap + TOLERANCE_PX) / self.stride;
        (fitting as usize).min(self.count).max(1)
    }

    /// Returns the maximum scroll offset.
    pub fn max_scroll(&self) -> f64 {
        (self.count as f64 * self.stride - self.gap - self.width).max(0.0)
    }

    /// Returns whether cards overflow the viewport.
    pub fn overflows(&self) -> bool {
        self.max_scroll() > TOLERANCE_PX
    }

    /// Returns the cards entirely in view at an offset; if there are none, the card in the middle.
    pub fn visible_range(&self, at: f64) -> VisibleRange {
        let end = self.count.saturating_sub(1);
        let first = ((at - TOLERANCE_PX) / self.stride).ceil().max(0.0) as usize;
        let after = ((at + self.width + self.gap + TOLERANCE_PX) / self.stride) as usize;
        if after > first {
            let last = (after - 1).min(end);
            return VisibleRange {
                first: first.min(last),
                last,
            };
        }
        let middle = (((at + self.width / 2.0) / self.stride) as usize).min(end);
        VisibleRange {
            first: middle,
            last: middle,
        }
    }

    /// Returns the offset of a card, limited to the maximum scroll offset.
    pub fn offset_of(&self, card: usize) -> f64 {
        (card as f64 * self.stride).min(self.max_scroll())
    }

    /// Returns the offset of the next page; `None` at the end.
    pub fn next(&self, at: f64) -> Option<f64> {
        let next = self.visible_range(at).last + 1;
        (next < self.count).then(|| self.offset_of(next))
    }

    /// Returns the offset of the previous page, without skipping a card; `None` at the start.
    pub fn previous(&self, at: f64) -> Option<f64> {
        let first = self.visible_range(at).first;
        (first > 0).then(|| self.offset_of(first.saturating_sub(self.per_view())))
    }

    /// Returns the snap position nearest to an offset.
    pub fn nearest(&self, at: f64) -> f64 {
        let farthest = self.max_scroll();
        let card = ((at / self.stride).round() * self.stride).clamp(0.0, farthest);
        if (farthest - at).abs() < (card - at).abs() {
            farthest
        } else {
            card
        }
    }

    /// Returns the number of pages.
    pub fn page_count(&self) -> usize {
        self.count.div_ceil(self.per_view())
    }

    /// Returns the index of the page in view, from 0: the last page at the end, otherwise that of the first card.
    pub fn page(&self, view: VisibleRange) -> usize {
        if view.last + 1 >= self.count {
            return self.page_count().saturating_sub(1);
        }
        view.first / self.per_view()
    }

    /// Returns the cards in view at the start of a page.
    pub fn page_range(&self, page: usize) -> VisibleRange {
        self.visible_range(self.offset_of(page * self.per_view()))
    }
}

#[cfg(test)]
mod tests;
