use super::*;
use proptest::collection::vec;
use proptest::prelude::*;

fn cell(colspan: u16, rowspan: u16) -> Cell {
    Cell {
        blocks: Vec::new(),
        scope: None,
        colspan,
        rowspan,
    }
}

fn table(body: Vec<Vec<Cell>>) -> Table {
    Table {
        body,
        ..Table::default()
    }
}

#[test]
fn an_ordinary_table_spans_what_it_says() {
    let spans = table(vec![
        vec![cell(3, 1)],
        vec![cell(1, 2), cell(2, 1)],
        vec![cell(1, 1), cell(1, 1)],
    ])
    .spans();

    assert_eq!(spans.cells, [(3, 1), (1, 2), (2, 1), (1, 1), (1, 1)]);
    assert!(!spans.is_cut);
}

#[test]
fn rows_end_with_their_section_which_is_no_error() {
    let mut table = table(vec![vec![cell(1, 1000)], vec![cell(1, 1000)]]);
    table.head = vec![vec![cell(1, 1000)]];
    let spans = table.spans();

    assert_eq!(spans.cells, [(1, 1), (1, 2), (1, 1)]);
    assert!(!spans.is_cut);
}

#[test]
fn the_cells_of_a_row_span_as_many_columns_as_one_may() {
    let spans = table(vec![vec![cell(600, 1), cell(600, 1), cell(600, 1)]]).spans();

    assert_eq!(spans.cells, [(600, 1), (400, 1), (1, 1)]);
    assert!(spans.is_cut);
}

#[test]
fn a_table_of_the_largest_spans_covers_few_slots() {
    let spans = table(vec![vec![cell(1000, 1000)]; 400]).spans();

    let slots = spans
        .cells
        .iter()
        .map(|it| u32::from(it.0) * u32::from(it.1));
    assert_eq!(slots.sum::<u32>(), MAX_SPANNED_SLOTS + 400);
    assert_eq!(spans.cells[0], (1000, 10));
    assert!(spans.is_cut);
}

#[test]
fn a_long_row_over_many_rows_has_no_columns() {
    let of = |columns: usize, rows: usize| {
        let mut body = vec![vec![cell(1, 1)]; rows];
        body[0] = vec![cell(1, 1); columns];
        table(body).spans()
    };

    assert!(!of(500, 500).is_stacked);
    assert!(of(500, 501).is_stacked);
    assert!(table(vec![vec![cell(1000, 1)]; 251]).spans().is_stacked);
}

proptest! {
    #[test]
    fn every_cell_spans_itself_and_none_more_than_it_says(
        spans in vec(vec((0_u16.., 0_u16..), 0..9), 0..40)
    ) {
        let row = |row: &Vec<(u16, u16)>| row.iter().map(|it| cell(it.0, it.1)).collect();
        let table = table(spans.iter().map(row).collect());
        let shown = table.spans().cells;

        let said: Vec<(u16, u16)> = spans.into_iter().flatten().collect();
        prop_assert_eq!(shown.len(), said.len());
        for ((columns, rows), said) in shown.into_iter().zip(said) {
            prop_assert!((1..=said.0.max(1)).contains(&columns));
            prop_assert!((1..=said.1.max(1)).contains(&rows));
        }
    }
}
