//! A clause that the other side's lawyers insisted on in their own words: written by hand in a draft.

use super::scene::Scene;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::wording::Wording;
use crate::domain::id::NewId;

/// The draft that was returned for want of sampling points.
const RETURNED: &str = "注射用水点位计量合同";

/// Writes the clause.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) {
    let Some(contract) = scene.book.contracts.iter_mut().find(|it| it.title.zh == RETURNED) else { return };
    contract.write_by_hand(
        ClauseId::Confidentiality,
        Wording::new(
            "{我方}进入洁净区前应签署{对方}的保密承诺书，并遵守其药品生产质量管理规范文件的查阅规定。\n\
             工艺参数、验证资料和检验记录自取得之日起保密十年；监管部门依法要求提供的，应在提供前书面通知{对方}。\n\
             双方对违反本条的责任，按{条款：违约责任}处理。",
            "Before entering the clean area {us} shall sign the confidentiality undertaking of {them} and keep its rules for access to \
             GMP documents.\n\
             Process parameters, validation files and test records are kept secret for ten years from the day they were received; \
             where an authority asks for them by law, {them} shall be told in writing beforehand.\n\
             Breach of this article is dealt with under {article: breach and remedies}.",
        ),
    );
}
