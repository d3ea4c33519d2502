//! What the placeholders of clauses of one's own are called: people choose them from a menu, and read them in the text. A name
//! that was once given is never given to another.

use super::Text;
use crate::domain::own_clause::known::Known;

impl Text {
    /// What a placeholder is called, as it stands in braces.
    pub fn placeholder(self, known: Known) -> String {
        let words = match known {
            Known::OurLabel => self.pick("我方", "us"),
            Known::TheirLabel => self.pick("对方", "them"),
            Known::OurName => self.pick("我方名称", "our name"),
            Known::TheirName => self.pick("客户名称", "customer name"),
            Known::Number => self.pick("合同编号", "contract number"),
            Known::Title => self.pick("合同名称", "contract title"),
            Known::SignedOn => self.pick("签订日期", "date of signing"),
            Known::SignPlace => self.pick("签订地点", "place of signing"),
            Known::Total => self.pick("合同总价", "contract price"),
            Known::FirstDay => self.pick("起始日", "first day"),
            Known::LastDay => self.pick("届满日", "last day"),
            Known::Length => self.pick("合同期限", "contract term"),
            Known::Inspection => self.pick("检验期", "inspection period"),
            Known::Warranty => self.pick("质保期", "warranty period"),
            Known::LateRate => self.pick("逾期违约金", "late-payment rate"),
            Known::Cure => self.pick("补正期限", "period to cure"),
            Known::OurNotice => self.pick("我方解除通知期", "our notice period"),
            Known::TheirNotice => self.pick("对方解除通知期", "their notice period"),
            Known::Settlement => self.pick("结算期限", "period to settle"),
            Known::Secrecy => self.pick("保密期", "period of secrecy"),
            Known::Article(clause) => {
                return self.pick(
                    format!("条款：{}", self.clause_name(clause)),
                    format!("article: {}", self.clause_name(clause)),
                );
            }
        };
        words.to_owned()
    }
}
