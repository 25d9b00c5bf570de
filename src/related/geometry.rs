//! Which cards are in view, and where the next page begins: numbers only.
//!
//! Positions are distances in CSS pixels along the inline axis from the scroller's start edge, so
//! that left-to-right and right-to-left are the same sum.

/// Where one card lies: its start and end edge, measured from the scroller's start edge.
/// Negative where it has been scrolled past.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// The edge where reading begins.
    pub start: f64,
    /// The edge where reading ends.
    pub end: f64,
}

/// The cards wholly in view, as positions in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// The first one, from 0.
    pub first: usize,
    /// The last one.
    pub last: usize,
}

/// Half a pixel and the rounding of a zoomed page: what still counts as in view.
const SLACK: f64 = 2.0;

/// Which cards are wholly within `width`. Where a card is wider than the view, the one that
/// covers most of it. `None` for an empty list.
pub fn view(spans: &[Span], width: f64) -> Option<View> {
    let inside = |span: &Span| span.start >= -SLACK && span.end <= width + SLACK;
    match spans.iter().position(inside) {
        Some(first) => {
            let more = spans[first..]
                .iter()
                .take_while(|span| inside(span))
                .count();
            Some(View {
                first,
                last: first + more - 1,
            })
        }
        None => {
            let shown = |span: &Span| span.end.min(width) - span.start.max(0.0);
            let widest =
                (0..spans.len()).max_by(|a, b| shown(&spans[*a]).total_cmp(&shown(&spans[*b])))?;
            Some(View {
                first: widest,
                last: widest,
            })
        }
    }
}

/// Whether anything lies outside the view.
pub fn overflows(spans: &[Span], width: f64) -> bool {
    match (spans.first(), spans.last()) {
        (Some(first), Some(last)) => last.end - first.start > width + SLACK,
        _ => false,
    }
}

/// How far to scroll to bring the next page to the start edge; `None` at the end.
pub fn to_next(spans: &[Span], width: f64) -> Option<f64> {
    let View { last, .. } = view(spans, width)?;
    spans.get(last + 1).map(|next| next.start)
}

/// How far to scroll back to bring the previous page into view; `None` at the start. A page
/// back shows as many cards as fit, and never skips one.
pub fn to_previous(spans: &[Span], width: f64) -> Option<f64> {
    let View { first, .. } = view(spans, width)?;
    let before = spans[..first].last()?;
    let page_start = spans[..first]
        .iter()
        .find(|span| before.end - span.start <= width + SLACK)
        .unwrap_or(before);
    Some(page_start.start)
}

/// Where the first card will be once the scroller has gone `distance` further, as far as it goes.
pub fn arrival(spans: &[Span], width: f64, distance: f64) -> f64 {
    match (spans.first(), spans.last()) {
        (Some(first), Some(last)) => {
            let farthest = first.start - (last.end - width).max(0.0);
            (first.start - distance).max(farthest)
        }
        _ => 0.0,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    /// `count` cards of `size` with a `gap`, scrolled by `scrolled`.
    fn cards(count: usize, size: f64, gap: f64, scrolled: f64) -> Vec<Span> {
        (0..count)
            .map(|index| {
                let start = index as f64 * (size + gap) - scrolled;
                Span {
                    start,
                    end: start + size,
                }
            })
            .collect()
    }

    #[test]
    fn the_cards_wholly_in_view_are_counted() {
        for (count, size, gap, scrolled, width, first, last) in [
            (8, 200.0, 20.0, 0.0, 640.0, 0, 2),
            (8, 200.0, 20.0, 660.0, 640.0, 3, 5),
            (8, 200.0, 20.0, 1100.0, 640.0, 5, 7),
            (8, 200.0, 20.0, 100.0, 640.0, 1, 2),
            (1, 200.0, 20.0, 0.0, 640.0, 0, 0),
            (8, 213.33, 0.0, 213.33, 640.0, 1, 3),
            (3, 500.0, 10.0, 510.0, 320.0, 1, 1),
        ] {
            let spans = cards(count, size, gap, scrolled);
            assert_eq!(
                view(&spans, width),
                Some(View { first, last }),
                "{count} {size} {scrolled}"
            );
        }
        assert_eq!(view(&[], 640.0), None);
    }

    #[test]
    fn next_goes_to_the_first_card_not_yet_seen_and_stops_at_the_end() {
        assert_eq!(to_next(&cards(8, 200.0, 20.0, 0.0), 640.0), Some(660.0));
        assert_eq!(to_next(&cards(8, 200.0, 20.0, 1100.0), 640.0), None);
        assert_eq!(to_next(&cards(2, 200.0, 20.0, 0.0), 640.0), None);
        assert_eq!(to_next(&[], 640.0), None);
    }

    #[test]
    fn previous_goes_back_by_what_fits_and_stops_at_the_start() {
        assert_eq!(
            to_previous(&cards(8, 200.0, 20.0, 1100.0), 640.0),
            Some(-660.0)
        );
        assert_eq!(
            to_previous(&cards(8, 200.0, 20.0, 220.0), 640.0),
            Some(-220.0)
        );
        assert_eq!(to_previous(&cards(8, 200.0, 20.0, 0.0), 640.0), None);
        assert_eq!(
            to_previous(&cards(3, 500.0, 10.0, 1020.0), 320.0),
            Some(-510.0)
        );
    }

    #[test]
    fn arrival_is_where_the_first_card_will_be_and_never_beyond_the_end() {
        let spans = cards(8, 200.0, 20.0, 220.0);

        assert_eq!(arrival(&spans, 640.0, 660.0), -880.0);
        assert_eq!(arrival(&spans, 640.0, 5_000.0), -1_100.0);
        assert_eq!(arrival(&spans, 640.0, -220.0), 0.0);
        assert_eq!(arrival(&[], 640.0, 10.0), 0.0);
    }

    #[test]
    fn controls_are_needed_only_when_something_is_out_of_view() {
        assert!(overflows(&cards(8, 200.0, 20.0, 1100.0), 640.0));
        assert!(!overflows(&cards(3, 200.0, 20.0, 0.0), 640.0));
        assert!(!overflows(&[], 640.0));
    }

    #[test]
    fn next_then_next_reaches_every_card_for_any_count_and_page() {
        for count in 1..=9 {
            for per_view in 1..=5 {
                let (size, gap, width) = (101.7, 13.1, per_view as f64 * 114.8 - 13.1);
                let farthest = (count as f64 * 114.8 - 13.1 - width).max(0.0);
                let (mut scrolled, mut seen) = (0.0, vec![false; count]);
                for _ in 0..=count {
                    let spans = cards(count, size, gap, scrolled);
                    let now = view(&spans, width).unwrap();
                    seen[now.first..=now.last].fill(true);
                    match to_next(&spans, width) {
                        Some(by) => scrolled = f64::min(scrolled + by, farthest),
                        None => break,
                    }
                }
                assert!(
                    seen.iter().all(|seen| *seen),
                    "{count} cards, {per_view} a view"
                );
            }
        }
    }
}
