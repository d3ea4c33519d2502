//! Leads, opportunities, products and prices.

use std::sync::Arc;

use leptos::prelude::untrack;

use super::SheetForm;
use crate::domain::lifecycle::lead;
use crate::domain::lifecycle::opportunity::Stage;
use crate::domain::line::Line;
use crate::domain::price_list::PriceList;
use crate::domain::product::Product;
use crate::domain::rate::Ppm;
use crate::i18n::format;
use crate::state::app::App;
use crate::state::pipeline::{Chance, Prospect};
use crate::sync::list::sheets::sales::{CHANCES, ChanceRow, LEADS, LeadRow, PRICES, PRODUCTS, PriceRow, ProductRow};

/// A line in words: what, of which make, how much of it.
fn goods_words(line: &Line) -> String {
    let parts = [line.name.clone(), line.spec.clone(), format::quantity(line.quantity), line.unit.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

impl App {
    /// Hands leads out.
    pub fn export_leads(self, all: &[Prospect], form: SheetForm) {
        let text = self.untracked_text();
        let row = |it: &Prospect| LeadRow {
            company: it.lead.company.clone(),
            person: it.lead.person.clone(),
            title: it.lead.title.clone(),
            phone: it.lead.phone.clone(),
            email: it.lead.email.clone(),
            wechat: it.lead.wechat.clone(),
            wish: it.lead.wish.clone(),
            state: text.lead_stage(&it.stage).to_owned(),
            reason: match &it.stage {
                lead::Stage::Disqualified { reason, .. } => reason.clone(),
                lead::Stage::New
                | lead::Stage::Reopened { .. }
                | lead::Stage::Contacted { .. }
                | lead::Stage::Qualified { .. }
                | lead::Stage::Converted { .. } => String::new(),
            },
            score: it.lead.score,
            source: it.lead.source.clone(),
            owner: it.lead.owner.clone(),
            came: it.lead.came_on,
        };
        let rows: Vec<LeadRow> = all.iter().map(row).collect();
        self.export_rows(&LEADS, &rows, form, text.sheet_leads(), text.sheet_leads_file());
    }

    /// Hands opportunities out.
    pub fn export_chances(self, all: &[Chance], form: SheetForm) {
        let text = self.untracked_text();
        let stages = untrack(|| self.sales_stages());
        let row = |it: &Chance| {
            let sale = &it.opportunity;
            let (stage, reason) = match &it.standing.life.stage {
                Stage::Open { at, .. } => {
                    let given = stages.stage(at).map(|it| it.name.as_str()).unwrap_or_default();
                    (text.stage_name(&at.0, given), String::new())
                }
                Stage::Won { .. } => (text.stage_won().to_owned(), String::new()),
                Stage::Lost { reason, .. } => (text.stage_lost().to_owned(), text.lost_words(reason)),
            };
            ChanceRow {
                name: sale.name.clone(),
                customer: self.called(sale.customer),
                with: untrack(|| self.people_in(sale))
                    .iter()
                    .map(|it| it.name.as_str())
                    .collect::<Vec<_>>()
                    .join(text.between_tags()),
                goods: sale.lines.values().map(goods_words).collect::<Vec<_>>().join(text.between_lines()),
                stage,
                reason,
                probability: Ppm(it.standing.probability.0.saturating_mul(100)),
                amount: it.standing.worth.amount(),
                expected_close: sale.expected_close,
                began: sale.began_on,
                days_in_stage: u64::try_from(it.standing.days_in_stage).unwrap_or(0),
                next: sale.next.clone(),
                next_on: sale.next_on,
                competitor: sale.competitor.clone(),
                owner: sale.owner.clone(),
                note: sale.note.clone(),
            }
        };
        let rows: Vec<ChanceRow> = all.iter().map(row).collect();
        self.export_rows(&CHANCES, &rows, form, text.sheet_chances(), text.sheet_chances_file());
    }

    /// Hands products out.
    pub fn export_products(self, all: &[Arc<Product>], form: SheetForm) {
        let text = self.untracked_text();
        let row = |it: &Arc<Product>| ProductRow {
            code: it.code.clone(),
            name: it.name.clone(),
            spec: it.spec.clone(),
            unit: it.unit.clone(),
            price: it.price,
            floor: it.floor_price,
            tax_rate: it.tax_rate,
            state: if it.withdrawn { text.product_withdrawn() } else { text.product_offered() }.to_owned(),
            note: it.note.clone(),
        };
        let rows: Vec<ProductRow> = all.iter().map(row).collect();
        self.export_rows(&PRODUCTS, &rows, form, text.sheet_products(), text.sheet_products_file());
    }

    /// Hands the prices of these products in every list out: the latest list first, and of a product the smallest quantity.
    pub fn export_prices(self, products: &[Arc<Product>], form: SheetForm) {
        let text = self.untracked_text();
        let mut lists = self.peek_all::<PriceList>();
        lists.sort_by_key(|it| std::cmp::Reverse((it.valid_from, it.id)));
        let mut rows = Vec::new();
        for list in &lists {
            for product in products {
                let mut tiers = list.items.get(&product.id).map(|tiers| tiers.0.clone()).unwrap_or_default();
                tiers.sort_by_key(|tier| tier.min_quantity);
                rows.extend(tiers.into_iter().map(|tier| PriceRow {
                    list: list.name.clone(),
                    from: list.valid_from,
                    to: list.valid_to,
                    code: product.code.clone(),
                    product: product.name.clone(),
                    spec: product.spec.clone(),
                    unit: product.unit.clone(),
                    min_quantity: tier.min_quantity,
                    price: tier.price,
                }));
            }
        }
        self.export_rows(&PRICES, &rows, form, text.sheet_prices(), text.sheet_prices_file());
    }
}
