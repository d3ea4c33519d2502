//! Names of domain enums, by exhaustive match: a new variant does not compile until it has a name in both languages.

use super::Text;
use crate::domain::contact::ContactRole;
use crate::domain::customer::{Level, PartyKind, TradeRole};
use crate::domain::receipt::PaymentMethod;

impl Text {
    /// Organisation or person.
    pub fn party_kind(self, kind: PartyKind) -> &'static str {
        match kind {
            PartyKind::Organisation => self.pick("企业", "Organisation"),
            PartyKind::Person => self.pick("个人", "Person"),
        }
    }

    /// How a customer deals with us.
    pub fn trade_role(self, role: TradeRole) -> &'static str {
        match role {
            TradeRole::Customer => self.pick("客户", "Customer"),
            TradeRole::Distributor => self.pick("经销商", "Distributor"),
            TradeRole::Partner => self.pick("合作方", "Partner"),
        }
    }

    /// A customer's level.
    pub fn level(self, level: Level) -> &'static str {
        match level {
            Level::A => "A",
            Level::B => "B",
            Level::C => "C",
            Level::D => "D",
        }
    }

    /// What a contact decides or receives.
    pub fn contact_role(self, role: ContactRole) -> &'static str {
        match role {
            ContactRole::General => self.pick("联系人", "Contact"),
            ContactRole::Decision => self.pick("决策人", "Decides"),
            ContactRole::User => self.pick("使用人", "Uses it"),
            ContactRole::Finance => self.pick("财务", "Finance"),
            ContactRole::Legal => self.pick("法务", "Legal"),
            ContactRole::Notice => self.pick("通知送达人", "Receives notices"),
        }
    }

    /// How money is paid.
    pub fn payment_method(self, method: PaymentMethod) -> &'static str {
        match method {
            PaymentMethod::Transfer => self.pick("银行转账", "Bank transfer"),
            PaymentMethod::Bill => self.pick("承兑汇票", "Bill of exchange"),
            PaymentMethod::Cash => self.pick("现金", "Cash"),
            PaymentMethod::Card => self.pick("刷卡或电子支付", "Card or wallet"),
            PaymentMethod::Other => self.pick("其他", "Other"),
        }
    }
}
