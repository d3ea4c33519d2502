//! A clause that the other side's engineers wanted in their own words: written by hand in a draft.

use super::scene::Scene;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::wording::Wording;
use crate::domain::id::NewId;

/// The draft that waits for the test of a sample.
const TESTED: &str = "DN80 流量计批量替换合同";

/// Writes the clause.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) {
    let Some(contract) = scene.book.contracts.iter_mut().find(|it| it.title.zh == TESTED) else { return };
    contract.write_by_hand(
        ClauseId::Confidentiality,
        Wording::new(
            "样机测试数据由双方共有，未经对方书面同意，任何一方不得向第三方提供或者公开。\n\
             测试期间{我方}人员进入{对方}车间的，遵守其保密规定；所见的工艺和图纸，自取得之日起保密五年。\n\
             违反本条的，按{条款：违约责任}处理。",
            "The results of the sample test belong to both parties; neither gives them to others or publishes them without the \
             written consent of the other.\n\
             People of {us} who enter the workshop of {them} during the test keep its rules on secrecy; processes and drawings \
             that they see there are kept secret for five years from the day they were received.\n\
             Breach of this article is dealt with under {article: breach and remedies}.",
        ),
    );
}
