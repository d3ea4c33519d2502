//! What the fields of customers, people and what was said with them are called.

use crate::i18n::Text;

impl Text {
    pub(super) fn party_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "number" => self.customer_number(),
            "name" => self.customer_name(),
            "short_name" => self.customer_short_name(),
            "kind" => self.customer_kind(),
            "role" => self.customer_role(),
            "level" => self.customer_level(),
            "scale" => self.customer_scale(),
            "code" => self.customer_code(),
            "industry" => self.customer_industry(),
            "source" => self.customer_source(),
            "address" => self.customer_address(),
            "legal_representative" => self.customer_representative(),
            "phone" => self.customer_phone(),
            "email" => self.customer_email(),
            "primary_contact" => self.contact_primary(),
            "invoice" => self.invoice_profile(),
            "bank" => self.customer_invoice(),
            "credit_limit" => self.customer_credit_limit(),
            "service_levels" | "service_times" => self.own_levels(),
            "owner" => self.customer_owner(),
            "since" => self.customer_since(),
            "parent" => self.customer_parent(),
            "tags" => self.customer_tags(),
            "note" => self.customer_note(),
            "merged_into" => self.merged_into(),
            "not_same" => self.not_same(),
            "own" => self.own_fields(),
            _ => return None,
        })
    }

    pub(super) fn contact_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "customer" => self.customer(),
            "name" => self.contact_name(),
            "title" => self.contact_title(),
            "department" => self.contact_department(),
            "role" => self.contact_role_label(),
            "further_roles" => self.contact_further_roles(),
            "phone" => self.customer_phone(),
            "phone_label" => self.contact_phone_label(),
            "further_phones" => self.contact_further_phones(),
            "email" => self.customer_email(),
            "further_emails" => self.contact_further_emails(),
            "wechat" => self.contact_wechat(),
            "consent" => self.consent(),
            "left_on" => self.contact_left_on(),
            "merged_into" => self.merged_into(),
            _ => return None,
        })
    }

    pub(super) fn activity_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "customer" => self.customer(),
            "lead" => self.activity_lead(),
            "opportunity" => self.activity_opportunity(),
            "kind" => self.activity_kind_label(),
            "on" => self.activity_on(),
            "by" => self.activity_by(),
            "contact" => self.activity_contact(),
            "further_contacts" => self.activity_further(),
            "outcome" => self.activity_outcome_label(),
            "content" => self.activity_content(),
            "next" => self.activity_next(),
            "next_on" => self.activity_next_on(),
            "next_done_on" => self.activity_done(),
            "repeats" => self.activity_repeats(),
            "rounds" => self.activity_rounds(),
            _ => return None,
        })
    }
}
