//! Tables, and limits for the spans of their cells.

use crate::article::{Block, Inline};

/// Maximum number of columns that the cells of a row span together; HTML has the same limit for one cell. A row of
/// more cells has a column for each.
const MAX_ROW_COLUMNS: u16 = 1_000;

/// Maximum number of grid slots that the cells of a table span in addition to the first slot of each. A browser
/// computes layout for every slot.
const MAX_SPANNED_SLOTS: u32 = 10_000;

/// Maximum number of slots in a table's grid, longest row times rows. A browser computes layout for empty slots
/// too.
const MAX_GRID_SLOTS: u64 = 250_000;

/// A table (HTML `table`). Sections without rows are empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The caption.
    pub caption: Vec<Inline>,
    /// The rows of HTML's `thead`.
    pub head: Vec<Vec<Cell>>,
    /// The rows of HTML's `tbody`.
    pub body: Vec<Vec<Cell>>,
    /// The rows of HTML's `tfoot`.
    pub foot: Vec<Vec<Cell>>,
}

/// A cell of a [`Table`].
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The content of the cell.
    pub blocks: Vec<Block>,
    /// The scope of a header cell (HTML `th`); `None` for a data cell.
    pub scope: Option<Scope>,
    /// Number of columns, 1 to 1000.
    pub colspan: u16,
    /// Number of rows, 1 to 1000.
    pub rowspan: u16,
}

/// The cells that a header cell applies to (HTML `scope`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The column below.
    Col,
    /// The rest of the row.
    Row,
}

/// The `expected` part of the diagnostic about limited spans.
pub const EXPECTED_SPANS: &str = "tables of at most 250,000 slots whose cells span at most 1,000 columns of a row and 10,000 slots in all";

/// The effective spans of a table's cells, in the order of sections, rows and cells.
#[derive(Debug, Default)]
pub struct Spans {
    /// Columns and rows of each cell.
    pub cells: Vec<(u16, u16)>,
    /// Whether the limits shorten spans or stack the table. A span shortened at the end of its section does not
    /// count.
    pub is_cut: bool,
    /// Whether the grid is too large for columns, so that cells are stacked.
    pub is_stacked: bool,
}

impl Table {
    /// Returns the effective spans. None reaches beyond its section, and together they stay within what a browser
    /// lays out at once.
    pub fn spans(&self) -> Spans {
        let mut spans = Spans::default();
        let mut slots_left = MAX_SPANNED_SLOTS;
        let (mut rows_in_all, mut columns_in_all) = (0_u64, 0_u64);
        for section in [&self.head, &self.body, &self.foot] {
            for (index, row) in section.iter().enumerate() {
                let rows_left = u16::try_from(section.len() - index).unwrap_or(u16::MAX);
                let mut columns_left = MAX_ROW_COLUMNS;
                let mut columns_of_row = 0;
                for cell in row {
                    let (columns, rows) = (cell.colspan.max(1), cell.rowspan.clamp(1, rows_left));
                    let shown_columns = columns.min(columns_left.max(1));
                    // Columns first: a wide column header is more common than a tall cell.
                    let most_columns = u16::try_from(slots_left + 1).unwrap_or(u16::MAX);
                    let shown_columns = shown_columns.min(most_columns);
                    let most_rows = (slots_left + 1) / u32::from(shown_columns);
                    let shown_rows = u16::try_from(most_rows).map_or(rows, |most| rows.min(most));
                    columns_left = columns_left.saturating_sub(shown_columns);
                    slots_left -= u32::from(shown_columns) * u32::from(shown_rows) - 1;
                    spans.is_cut |= (shown_columns, shown_rows) != (columns, rows);
                    spans.cells.push((shown_columns, shown_rows));
                    columns_of_row += u64::from(shown_columns);
                }
                rows_in_all += 1;
                columns_in_all = columns_in_all.max(columns_of_row);
            }
        }
        spans.is_stacked = rows_in_all * columns_in_all > MAX_GRID_SLOTS;
        spans.is_cut |= spans.is_stacked;
        spans
    }
}

#[cfg(test)]
mod tests;
