//! The phrases that rules look for in words a person wrote, in both languages: data of the rules, not words that are shown.

use super::facts::LawPack;
use crate::domain::contract::wording::Wording;

/// Places by whose names a governing law is recognised.
const PLACES: &[(LawPack, &[&str])] = &[
    (
        LawPack::Uk,
        &["england", "scotland", "wales", "northern ireland", "united kingdom", "英格兰", "苏格兰", "威尔士", "英国"],
    ),
    (
        LawPack::Us,
        &[
            "new york",
            "california",
            "delaware",
            "texas",
            "united states",
            "usa",
            "纽约",
            "加利福尼亚",
            "特拉华",
            "美国",
        ],
    ),
    (
        LawPack::Eu,
        &[
            "austria",
            "belgium",
            "bulgaria",
            "croatia",
            "cyprus",
            "czech",
            "denmark",
            "estonia",
            "finland",
            "france",
            "german",
            "greece",
            "hungary",
            "ireland",
            "ital",
            "latvia",
            "lithuania",
            "luxembourg",
            "malta",
            "netherlands",
            "poland",
            "portugal",
            "romania",
            "slovakia",
            "slovenia",
            "spain",
            "sweden",
            "european union",
            "奥地利",
            "比利时",
            "丹麦",
            "芬兰",
            "法国",
            "德国",
            "希腊",
            "匈牙利",
            "爱尔兰",
            "意大利",
            "卢森堡",
            "荷兰",
            "波兰",
            "葡萄牙",
            "罗马尼亚",
            "西班牙",
            "瑞典",
            "捷克",
            "欧盟",
        ],
    ),
    (LawPack::Cn, &["china", "prc", "中华人民共和国", "中国大陆", "中国内地"]),
];

/// The pack of a place's law, if its name is known. Hong Kong, Macao and Taiwan have laws of their own and no pack.
pub(super) fn law_of_place(place: &str) -> Option<LawPack> {
    let place = place.to_lowercase();
    if ["hong kong", "macao", "macau", "taiwan", "香港", "澳门", "台湾"].iter().any(|own| place.contains(own)) {
        return None;
    }
    PLACES.iter().find(|(_, names)| names.iter().any(|name| place.contains(name))).map(|(pack, _)| *pack)
}

/// The first of these phrases that a text holds. English is compared without regard to case.
pub(super) fn first_in(text: &Wording, phrases: &'static [&'static str]) -> Option<&'static str> {
    let english = text.en.to_lowercase();
    phrases.iter().find(|phrase| text.zh.contains(**phrase) || english.contains(**phrase)).copied()
}
