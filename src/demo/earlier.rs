//! What customers bought before the book was begun: written down by hand, or brought in from the old list.

use super::DemoError;
use super::firms::Firm;
use super::scene::Scene;
use super::wares::yuan;
use crate::domain::id::{NewId, PurchaseRecordId};
use crate::domain::money::{Currency, Money};
use crate::domain::purchase_record::{PurchaseOrigin, PurchaseRecord};
use crate::domain::rate::Quantity;

/// Who, days from today, what, which model, unit, how many, yuan in all, document number, where it is known from.
pub(super) type Bought = (Firm, i64, &'static str, &'static str, &'static str, i64, i64, &'static str, PurchaseOrigin);

const BOUGHT: &[Bought] = &[
    (Firm::Chengchuan, -1_120, "电磁流量计", "DN100 316L", "台", 12, 103_200, "XS2023-0418", PurchaseOrigin::Imported),
    (Firm::Chengchuan, -905, "电磁流量计", "DN100 316L", "台", 8, 70_400, "XS2024-0107", PurchaseOrigin::Imported),
    (Firm::Chengchuan, -760, "流量积算仪", "XSJ-39", "台", 8, 15_200, "XS2024-0522", PurchaseOrigin::Imported),
    (Firm::Haiyue, -980, "超声波液位计", "0–10 m", "台", 20, 58_000, "", PurchaseOrigin::Typed),
    (Firm::Nanheng, -840, "涡街流量计", "DN50", "台", 6, 40_800, "XS2024-0311", PurchaseOrigin::Imported),
    (
        Firm::Tallowmere,
        -700,
        "Electromagnetic flow meter",
        "DN80",
        "set",
        4,
        46_000,
        "PO 4500017",
        PurchaseOrigin::Typed,
    ),
];

/// Enters them into the book.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    BOUGHT.iter().try_for_each(|bought| enter_bought(scene, bought))
}

/// Enters one purchase that no contract of the book tells of.
pub(super) fn enter_bought<I: NewId>(scene: &mut Scene<'_, I>, bought: &Bought) -> Result<(), DemoError> {
    let (firm, on, name, spec, unit, pieces, paid, reference, origin) = bought;
    let record = PurchaseRecord {
        id: PurchaseRecordId::fresh(scene.ids),
        customer: scene.buyer(*firm)?.customer.id,
        on: scene.day(*on)?,
        name: (*name).to_owned(),
        spec: (*spec).to_owned(),
        unit: (*unit).to_owned(),
        quantity: Quantity::whole(*pieces)?,
        amount: Money::new(yuan(*paid), Currency::CNY),
        reference: (*reference).to_owned(),
        origin: *origin,
        note: String::new(),
    };
    scene.book.purchases.push(record);
    Ok(())
}
