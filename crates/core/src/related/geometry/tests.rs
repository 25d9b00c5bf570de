use super::*;

fn row(count: usize, card: f64, gap: f64, width: f64) -> TrackGeometry {
    TrackGeometry {
        count,
        stride: card + gap,
        gap,
        width,
    }
}

#[test]
fn the_cards_wholly_in_view_are_counted() {
    for (count, card, gap, at, width, first, last) in [
        (8, 200.0, 20.0, 0.0, 640.0, 0, 2),
        (8, 200.0, 20.0, 660.0, 640.0, 3, 5),
        (8, 200.0, 20.0, 1100.0, 640.0, 5, 7),
        (8, 200.0, 20.0, 1094.0, 640.0, 5, 7),
        (8, 200.0, 20.0, 100.0, 640.0, 1, 2),
        (1, 200.0, 20.0, 0.0, 640.0, 0, 0),
        (1, 200.0, 0.0, 0.0, 100.0, 0, 0),
        (8, 213.33, 0.0, 213.33, 640.0, 1, 3),
        (3, 500.0, 10.0, 510.0, 320.0, 1, 1),
        (3, 500.0, 10.0, 250.0, 320.0, 0, 0),
        (3, 500.0, 10.0, 400.0, 320.0, 1, 1),
        (2, 300.0, 20.0, 150.0, 320.0, 0, 0),
    ] {
        assert_eq!(
            row(count, card, gap, width).visible_range(at),
            VisibleRange { first, last },
            "{count} {card} {at}"
        );
    }
}

#[test]
fn a_row_without_cards_or_without_size_has_nothing_to_scroll() {
    for row in [
        row(0, 200.0, 20.0, 640.0),
        row(0, 0.0, 0.0, 0.0),
        row(3, 0.0, 0.0, 0.0),
    ] {
        assert!(!row.overflows());
        assert_eq!(row.max_scroll(), 0.0);
        assert_eq!(row.visible_range(0.0).first, 0);
        assert_eq!(row.previous(0.0), None);
        assert!(row.per_view() >= 1);
    }
    assert_eq!(row(0, 200.0, 20.0, 640.0).next(0.0), None);
    assert_eq!(row(0, 200.0, 20.0, 640.0).page_count(), 0);
}

#[test]
fn next_goes_to_the_first_card_not_yet_seen_and_stops_at_the_end() {
    let eight = row(8, 200.0, 20.0, 640.0);

    assert_eq!(eight.next(0.0), Some(660.0));
    assert_eq!(eight.next(660.0), Some(1100.0));
    assert_eq!(eight.next(1100.0), None);
    assert_eq!(row(2, 200.0, 20.0, 640.0).next(0.0), None);
}

#[test]
fn previous_goes_back_by_what_fits_and_stops_at_the_start() {
    let eight = row(8, 200.0, 20.0, 640.0);

    assert_eq!(eight.previous(1100.0), Some(440.0));
    assert_eq!(eight.previous(220.0), Some(0.0));
    assert_eq!(eight.previous(0.0), None);
    assert_eq!(row(3, 500.0, 10.0, 320.0).previous(1020.0), Some(510.0));
}

#[test]
fn the_nearest_place_is_a_cards_start_or_the_end() {
    let eight = row(8, 200.0, 20.0, 600.0);

    assert_eq!(eight.max_scroll(), 1140.0);
    for (at, nearest) in [
        (-50.0, 0.0),
        (100.0, 0.0),
        (120.0, 220.0),
        (1110.0, 1100.0),
        (1125.0, 1140.0),
        (5000.0, 1140.0),
    ] {
        assert_eq!(eight.nearest(at), nearest, "{at}");
    }
}

#[test]
fn controls_are_needed_only_when_something_is_out_of_view() {
    assert!(row(8, 200.0, 20.0, 640.0).overflows());
    assert!(!row(3, 200.0, 20.0, 640.0).overflows());
    assert!(!row(3, 200.0, 20.0, 638.5).overflows());
}

#[test]
fn pages_are_named_by_their_cards_and_the_last_one_is_full() {
    let eight = row(8, 200.0, 20.0, 640.0);
    let named: Vec<(usize, usize)> = (0..eight.page_count())
        .map(|page| eight.page_range(page))
        .map(|view| (view.first, view.last))
        .collect();

    assert_eq!(named, [(0, 2), (3, 5), (5, 7)]);
}

/// Returns tracks of 1 to 9 cards, with 1 to 5 of them in view, in three sizes.
fn rows() -> impl Iterator<Item = (TrackGeometry, usize)> {
    let sizes = [(101.7, 13.1), (213.333, 0.0), (92.25, 20.5)];
    (1..=9).flat_map(move |count| {
        (1..=5).flat_map(move |per_view| {
            sizes.into_iter().map(move |(card, gap)| {
                let width = per_view as f64 * (card + gap) - gap;
                (row(count, card, gap, width), per_view)
            })
        })
    })
}

#[test]
fn next_then_next_reaches_every_card_and_previous_leads_all_the_way_back() {
    for (row, per_view) in rows() {
        assert_eq!(row.per_view(), per_view.min(row.count), "{row:?}");
        let (mut at, mut seen) = (0.0, vec![false; row.count]);
        for _ in 0..=row.count {
            let now = row.visible_range(at);
            seen[now.first..=now.last].fill(true);
            match row.next(at) {
                Some(next) => at = next,
                None => break,
            }
        }
        assert!(seen.iter().all(|seen| *seen), "{row:?}");
        for _ in 0..=row.count {
            match row.previous(at) {
                Some(previous) => at = previous,
                None => break,
            }
        }
        assert_eq!(at, 0.0, "{row:?}");
    }
}

#[test]
fn each_page_is_the_page_in_view_where_it_begins() {
    for (row, _) in rows() {
        for page in 0..row.page_count() {
            let view = row.page_range(page);
            assert_eq!(row.page(view), page, "{row:?}");
            let at = row.offset_of(page * row.per_view());
            assert!((row.nearest(at) - at).abs() < 1e-9, "{row:?} {page}");
        }
    }
}
