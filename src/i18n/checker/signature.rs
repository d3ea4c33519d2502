//! Messages on signatures (`contract-rules.md` 2.8).

use super::Words;
use crate::domain::checker::rule::Sig;

pub(super) const fn words(rule: Sig) -> Words {
    match rule {
        Sig::R01 => ["{0}签署栏不完整。", "Signature block of {0} is incomplete."],
        Sig::R02 => ["境内企业通常须盖公章或合同专用章。", "Mainland companies are expected to seal."],
        Sig::R03 => ["份数少于当事人数。", "Not enough originals."],
        Sig::R04 => ["签署后内容被改动，应另签补充协议。", "The text changed after signing; make an amendment."],
        Sig::R05 => [
            "请保存电子签名专有、专控、可识别改动的证据。",
            "Keep proof that the e-signature is exclusive, controlled and tamper-evident.",
        ],
    }
}
