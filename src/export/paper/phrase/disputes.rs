//! Words of the clause on disputes.

use super::super::figure::Pair;
use super::super::insert::both;
use super::{Fixed, owned};
use crate::domain::contract::disputes::{CourtLink, Institution};

/// An arbitration institution with its city; `None` while none was named.
pub(in crate::export::paper) fn institution(institution: &Institution) -> Option<(Pair, Option<Fixed>)> {
    let known = |zh, en, city| Some((owned((zh, en)), Some(city)));
    let (beijing, shanghai) = (("北京", "Beijing"), ("上海", "Shanghai"));
    match institution {
        Institution::Unnamed => None,
        Institution::Cietac => known(
            "中国国际经济贸易仲裁委员会",
            "the China International Economic and Trade Arbitration Commission (CIETAC)",
            beijing,
        ),
        Institution::Bac => known(
            "北京仲裁委员会/北京国际仲裁中心",
            "the Beijing Arbitration Commission / Beijing International Arbitration Center (BAC)",
            beijing,
        ),
        Institution::Shiac => known(
            "上海国际经济贸易仲裁委员会（上海国际仲裁中心）",
            "the Shanghai International Economic and Trade Arbitration Commission (Shanghai International Arbitration \
             Center)",
            shanghai,
        ),
        Institution::Shac => known("上海仲裁委员会", "the Shanghai Arbitration Commission", shanghai),
        Institution::Scia => {
            known("深圳国际仲裁院", "the Shenzhen Court of International Arbitration", ("深圳", "Shenzhen"))
        }
        Institution::Gzac => known("广州仲裁委员会", "the Guangzhou Arbitration Commission", ("广州", "Guangzhou")),
        Institution::Hkiac => {
            known("香港国际仲裁中心", "the Hong Kong International Arbitration Centre", ("香港", "Hong Kong"))
        }
        Institution::Siac => {
            known("新加坡国际仲裁中心", "the Singapore International Arbitration Centre", ("新加坡", "Singapore"))
        }
        Institution::Icc => known(
            "国际商会国际仲裁院",
            "the International Court of Arbitration of the International Chamber of Commerce",
            ("巴黎", "Paris"),
        ),
        Institution::Lcia => {
            known("伦敦国际仲裁院", "the London Court of International Arbitration", ("伦敦", "London"))
        }
        Institution::Named(name) if name.is_blank() => None,
        Institution::Named(name) => Some((both(name), None)),
    }
}

/// What ties a case to a court.
pub(in crate::export::paper) const fn court_link(link: CourtLink) -> Fixed {
    match link {
        CourtLink::DefendantDomicile => ("被告住所地", "the defendant’s domicile"),
        CourtLink::PlaintiffDomicile => ("原告住所地", "the plaintiff’s domicile"),
        CourtLink::PlaceOfPerformance => ("合同履行地", "the place of performance"),
        CourtLink::PlaceOfSigning => ("合同签订地", "the place of signing"),
        CourtLink::LocationOfSubject => ("标的物所在地", "the place of the subject matter"),
    }
}
