//! Cells that were merged over several rows: every row of them means what stands in the first.

use std::collections::BTreeMap;

use calamine::Dimensions;

/// Copies the text of a merged cell down into its filled rows, as far as `budget` bytes reach. Across columns nothing is
/// copied: a title over the whole width stays one cell.
pub(super) fn fill_down(
    rows: &mut BTreeMap<u32, Vec<String>>,
    regions: &[Dimensions],
    budget: &mut usize,
) -> Option<()> {
    for region in regions {
        let ((first, column), (last, _)) = (region.start, region.end);
        let Ok(at) = usize::try_from(column) else { continue };
        let text = rows.get(&first).and_then(|cells| cells.get(at)).cloned().unwrap_or_default();
        if text.is_empty() || last <= first {
            continue;
        }
        for (_, cells) in rows.range_mut(first.saturating_add(1)..=last) {
            *budget = budget.checked_sub(text.len().saturating_add(1))?;
            if cells.len() <= at {
                cells.resize(at.saturating_add(1), String::new());
            }
            if let Some(cell) = cells.get_mut(at).filter(|cell| cell.is_empty()) {
                cell.clone_from(&text);
            }
        }
    }
    Some(())
}
