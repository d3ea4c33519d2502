//! Variants of clauses in drafts: one sells by the sample that is being tested, one follows an index and has a guarantor.

use super::DemoError;
use super::scene::Scene;
use crate::domain::contract::Contract;
use crate::domain::contract::adjustment::Adjustment;
use crate::domain::contract::further::{Further, Guarantee, GuaranteeForm};
use crate::domain::contract::named::FurtherRole;
use crate::domain::contract::party::{Side, Signatory};
use crate::domain::contract::sample::{Keeper, Sample};
use crate::domain::contract::targets::Cycle;
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::id::NewId;
use crate::domain::rate::{Ppm, Quantity};

/// The draft that waits for the test of a sample.
const TESTED: &str = "DN80 流量计批量替换合同";
/// The draft whose prices follow that of steel.
const INDEXED: &str = "产线冷却水监测供货合同";

/// Enters what these drafts have agreed.
pub(super) fn agree<I: NewId>(scene: &Scene<'_, I>, contract: &mut Contract) -> Result<(), DemoError> {
    match contract.title.zh.as_str() {
        TESTED => contract.delivery.sample = Some(sample(scene.day(-2)?)),
        INDEXED => {
            contract.adjustment = Some(by_index(scene.day(-50)?)?);
            contract.signing.further = vec![guarantor()];
        }
        _ => {}
    }
    Ok(())
}

fn sample(sealed_on: Date) -> Sample {
    Sample {
        what: Wording::new(
            "DN80 电磁流量计样机两台，316L 电极，0.5 级，测试记录随样封存",
            "Two DN80 magnetic flow meters, 316L electrodes, class 0.5, sealed with their test records",
        ),
        sealed_on: Some(sealed_on),
        seal: "DN80-Y01".to_owned(),
        keeper: Keeper::Each,
    }
}

fn by_index(based_on: Date) -> Result<Adjustment, DemoError> {
    Ok(Adjustment {
        index: Wording::new("304 不锈钢冷轧板月均价（元/吨）", "the monthly price of cold-rolled stainless steel 304"),
        publisher: Wording::new("宁波金属材料交易中心", "Ningbo Metals Exchange"),
        base_month: Some(Date::new(based_on.year(), based_on.month(), 1)?),
        base_value: Some(Quantity::whole(13_850)?),
        share: Ppm(300_000),
        every: Cycle::Quarter,
        ..Adjustment::usual()
    })
}

/// The parent company of the customer.
fn guarantor() -> Further {
    Further {
        name: "深圳前屿控股有限公司".to_owned(),
        address: "深圳市南山区科苑路88号".to_owned(),
        signatory: Signatory { name: "陆前川".to_owned(), ..Signatory::default() },
        guarantee: Guarantee { form: GuaranteeForm::Joint, months: Some(24) },
        ..Further::joining(Side::Them, FurtherRole::Guarantor)
    }
}
