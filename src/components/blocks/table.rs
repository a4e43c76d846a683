//! A table that scrolls inside itself where the window is narrower.

use dateline_model::{Column, Inline, Table, Word};
use leptos::prelude::*;

use crate::components::{inline, word};
use crate::view::view;

/// Renders it. The box around the table can be scrolled by keyboard, so it has a name and takes the focus.
pub(super) fn table(table: Table) -> AnyView {
    let Table {
        caption,
        columns,
        row_headers,
        rows,
    } = table;
    let name = match Inline::plain(&caption) {
        none if none.is_empty() => word(Word::Table),
        name => name,
    };
    let caption = (!caption.is_empty()).then(|| view! { <caption>{inline(&caption)}</caption> });
    let class = |column: &Column| column.numeric.then_some("number");
    let head: Vec<_> = columns
        .iter()
        .map(|column| view! { <th scope="col" class=class(column)>{inline(&column.heading)}</th> })
        .collect();
    let cell = |column: usize, text: &[Inline]| {
        let class = columns.get(column).and_then(class);
        if row_headers && column == 0 {
            view! { <th scope="row" class=class>{inline(text)}</th> }
        } else {
            view! { <td class=class>{inline(text)}</td> }
        }
    };
    let row = |cells: &Vec<Vec<Inline>>| {
        let cells: Vec<_> = cells
            .iter()
            .enumerate()
            .map(|(column, text)| cell(column, text))
            .collect();
        view! { <tr>{cells}</tr> }
    };
    let rows: Vec<_> = rows.iter().map(row).collect();
    view! {
        <div class="table" role="region" aria-label=name tabindex="0">
            <table>
                {caption}
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
