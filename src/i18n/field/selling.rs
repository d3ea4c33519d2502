//! What the fields of products, leads, opportunities, quotes and purchases are called.

use crate::i18n::Text;

impl Text {
    pub(super) fn product_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "code" => self.product_code(),
            "name" => self.product_name(),
            "name_en" => self.line_name_en(),
            "spec" => self.line_spec(),
            "unit" => self.line_unit(),
            "price" => self.product_price(),
            "floor_price" => self.product_floor(),
            "tax_rate" => self.line_tax(),
            "withdrawn" => self.product_withdrawn(),
            "note" => self.customer_note(),
            "currency" => self.opportunity_currency(),
            "valid_from" => self.price_list_from(),
            "valid_to" => self.price_list_to(),
            "items" => self.price_list_items(),
            _ => return None,
        })
    }

    pub(super) fn lead_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "company" => self.lead_company(),
            "person" => self.lead_person(),
            "title" => self.lead_title(),
            "phone" => self.customer_phone(),
            "email" => self.customer_email(),
            "wechat" => self.contact_wechat(),
            "source" => self.lead_source(),
            "wish" => self.lead_wish(),
            "score" => self.lead_score(),
            "owner" => self.lead_owner(),
            "came_on" => self.lead_came(),
            "lead" => self.kind_lead(),
            "on" => self.activity_on(),
            "fact" => self.lead_event(),
            _ => return None,
        })
    }

    pub(super) fn opportunity_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "customer" => self.customer(),
            "name" => self.opportunity_name(),
            "owner" => self.opportunity_owner(),
            "contact" => self.activity_contact(),
            "further_contacts" => self.opportunity_further(),
            "amount" => self.opportunity_amount(),
            "lines" => self.quote_lines(),
            "currency" => self.opportunity_currency(),
            "probability" => self.opportunity_probability(),
            "expected_close" => self.opportunity_close(),
            "began_on" => self.opportunity_began(),
            "began_in" => self.opportunity_began_in(),
            "competitor" => self.opportunity_competitor(),
            "next" => self.activity_next(),
            "next_on" => self.activity_next_on(),
            "contract" => self.opportunity_contract(),
            "note" => self.customer_note(),
            "opportunity" => self.kind_opportunity(),
            "on" => self.activity_on(),
            "fact" => self.opportunity_stage(),
            _ => return None,
        })
    }

    pub(super) fn quote_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "number" => self.quote_number(),
            "version" => self.quote_version(),
            "customer" => self.customer(),
            "opportunity" => self.kind_opportunity(),
            "title" => self.quote_title(),
            "on" => self.quote_on(),
            "valid_until" => self.quote_valid_until(),
            "currency" => self.opportunity_currency(),
            "tax_mode" => self.tax_mode(),
            "discount" => self.quote_discount(),
            "lines" => self.quote_lines(),
            "payment" => self.quote_payment(),
            "delivery" => self.quote_delivery(),
            "remark" => self.quote_remark(),
            "owner" => self.opportunity_owner(),
            "quote" => self.kind_quote(),
            "fact" => self.lead_state(),
            _ => return None,
        })
    }

    pub(super) fn purchase_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "customer" => self.customer(),
            "on" => self.purchases_day(),
            "name" => self.purchases_what(),
            "spec" => self.purchase_spec(),
            "unit" => self.purchase_unit(),
            "quantity" => self.purchases_quantity(),
            "amount" => self.purchases_amount(),
            "reference" => self.purchase_reference(),
            "origin" => self.purchase_origin(),
            "note" => self.customer_note(),
            _ => return None,
        })
    }
}
