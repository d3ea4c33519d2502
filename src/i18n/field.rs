//! What the fields of a record are called, by the names they are kept under.

use super::Text;

impl Text {
    /// What a field is called on the pages: `credit_limit` of a customer is 信用额度. A field that this version does not
    /// know keeps its own name. Items of a set are called by the set.
    pub fn field_name(self, kind: &str, field: &str) -> String {
        let name = field.split_once('/').map_or(field, |(set, _)| set);
        let words = match kind {
            "customer" | "own_entity" => self.party_field(name),
            "contact" => self.contact_field(name),
            "activity" => self.activity_field(name),
            "product" | "price_list" => self.product_field(name),
            "lead" | "lead_event" => self.lead_field(name),
            "opportunity" | "opportunity_event" => self.opportunity_field(name),
            "quote" | "quote_event" => self.quote_field(name),
            "sales_stages" => Some(self.stages_title()),
            "preference" | "saved_view" => self.depth_field(name),
            "purchase_record" => self.purchase_field(name),
            "attachment" => self.file_field(name),
            "task" => self.task_field(name),
            "sales_target" => self.target_field(name),
            "dispute" | "dispute_event" => self.dispute_field(name),
            "ticket" | "ticket_event" => self.ticket_field(name),
            "own_clause" | "own_template" => self.library_field(name),
            "evaluation_plan" | "evaluation" | "evaluation_event" => self.evaluation_field(name),
            "undertaking" if name == "at" => Some(self.undertaking_at()),
            "sharing_scope"
            | "sharing_scope_event"
            | "sharing_event"
            | "undertaking"
            | "subject_request"
            | "incident"
            | "incident_event" => self.secrecy_field(name),
            "member" | "pool_event" | "book_settings" => self.team_field(name),
            "incentive_plan" | "commission_entry" | "payout_run" | "incentive_event" => self.incentive_field(name),
            "contract" => self.contract_field(name),
            "contract_event" | "receipt" | "allocation" | "waiver" | "recovery_cost" => self.ledger_field(name),
            "late_fee_statement" | "invoice" | "invoice_event" => self.claim_field(name),
            "contract_version" => self.version_field(name),
            "amendment" => self.amendment_field(name),
            "negotiation_round" | "proposal" | "proposal_event" => self.negotiation_field(name),
            "duty" | "duty_event" => self.duty_field(name),
            "material" | "material_event" => self.material_field(name),
            _ => None,
        };
        words.map_or_else(|| name.to_owned(), str::to_owned)
    }

    fn party_field(self, name: &str) -> Option<&'static str> {
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

    fn contact_field(self, name: &str) -> Option<&'static str> {
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

    fn activity_field(self, name: &str) -> Option<&'static str> {
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

    fn product_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "code" => self.product_code(),
            "name" => self.product_name(),
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

    fn lead_field(self, name: &str) -> Option<&'static str> {
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

    fn opportunity_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "customer" => self.customer(),
            "name" => self.opportunity_name(),
            "owner" => self.opportunity_owner(),
            "contact" => self.activity_contact(),
            "amount" => self.opportunity_amount(),
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

    fn quote_field(self, name: &str) -> Option<&'static str> {
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

    fn purchase_field(self, name: &str) -> Option<&'static str> {
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

    fn depth_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "customer" => self.customer(),
            "contact" => self.liking_of(),
            "category" => self.liking_category(),
            "value" => self.liking_value(),
            "strength" => self.liking_strength(),
            "source" => self.liking_source(),
            "noted_on" => self.liking_noted_on(),
            "sensitive" => self.liking_sensitive(),
            "name" => self.view_name(),
            "query" => self.view_query(),
            _ => return None,
        })
    }

    fn file_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "subject" => self.file_subject(),
            "name" => self.file_name_label(),
            "content" => self.file_content(),
            "kind" => self.file_purpose(),
            "note" => self.file_note(),
            "added_on" => self.file_added_on(),
            "by" => self.file_by(),
            "placed" => self.placed_field(),
            "shows" => self.placed_shows(),
            _ => return None,
        })
    }

    fn task_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "title" => self.task_title(),
            "customer" => self.customer(),
            "contract" => self.contract(),
            "opportunity" => self.places_pipeline(),
            "assignee" => self.task_assignee(),
            "due" | "first_due" => self.task_due(),
            "priority" => self.task_priority(),
            "repeats" => self.activity_repeats(),
            "note" => self.customer_note(),
            "made_on" => self.task_made_on(),
            "stage" => self.lead_state(),
            _ => return None,
        })
    }

    fn dispute_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "number" => self.disputes_number(),
            "customer" => self.customer(),
            "contract" => self.contract(),
            "binding" => self.disputes_binding(),
            "subject" => self.disputes_subject(),
            "claimant" => self.disputes_claimant(),
            "title" => self.disputes_title(),
            "facts" => self.disputes_facts(),
            "demand" => self.disputes_demand(),
            "raised_on" => self.disputes_raised_on(),
            "known_on" => self.disputes_known_on(),
            "anew_on" => self.disputes_anew_on(),
            "limitation_months" => self.disputes_months(),
            "heads" => self.disputes_claims(),
            "incident" => self.incident_title(),
            "ticket" => self.kind_ticket(),
            "instalment" => self.disputes_part(),
            "duty" | "duty_title" => self.disputes_duty(),
            "further" => self.disputes_matters(),
            "owner" => self.disputes_owner(),
            "dispute" => self.kind_dispute(),
            "on" => self.disputes_on(),
            "by" => self.disputes_by(),
            "fact" => self.disputes_history(),
            "note" => self.disputes_note(),
            _ => return None,
        })
    }

    fn secrecy_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "number" => self.scope_number(),
            "customer" => self.customer(),
            "contract" => self.contract(),
            "from" => self.sharing_from(),
            "what" => self.sharing_what(),
            "sets" => self.scope_sets(),
            "fields" => self.scope_fields(),
            "purpose" => self.sharing_purpose(),
            "recipients" | "recipient" => self.sharing_recipients(),
            "personal" => self.sharing_personal(),
            "basis" => self.sharing_basis(),
            "basis_note" => self.scope_basis_note(),
            "separate_consent" => self.sharing_separate(),
            "role" => self.sharing_role(),
            "level" => self.sharing_level(),
            "channel" => self.sharing_channel(),
            "frequency" => self.sharing_frequency(),
            "onward" => self.sharing_onward(),
            "begins" => self.sharing_start(),
            "valid_to" => self.scope_valid_to(),
            "end_action" => self.sharing_end_action(),
            "return_days" => self.scope_return_days(),
            "source" => self.scope_source(),
            "persons" => self.scope_persons(),
            "notice_on" => self.scope_notice_on(),
            "notice_version" => self.scope_notice_version(),
            "consent_evidence" => self.scope_consent_evidence(),
            "location" => self.scope_location(),
            "border" => self.personal_cross_border(),
            "measures" => self.personal_measures(),
            "assessment" => self.scope_assessment(),
            "assessed_on" => self.scope_assessed_on(),
            "kept_under" => self.scope_kept_under(),
            "note" => self.customer_note(),
            "scope" => self.kind_sharing_scope(),
            "at" | "on" => self.given_when(),
            "by" => self.ticket_by(),
            "fact" => self.ticket_what_happened(),
            "customers" => self.places_customers(),
            "people" => self.given_people(),
            "count" => self.given_count(),
            "file" => self.given_file(),
            "left_out" => self.given_left_out(),
            "carried" => self.given_carried(),
            "bearer" => self.undertaking_bearer(),
            "covers" => self.undertaking_covers(),
            "since" => self.undertaking_since(),
            "ended" => self.undertaking_ended(),
            "years" => self.undertaking_years(),
            "liability" => self.undertaking_liability(),
            "name" => self.request_name(),
            "asks" => self.request_asks(),
            "law" => self.request_law(),
            "course" => self.request_course(),
            "lead" => self.activity_lead(),
            "incident" => self.kind_incident(),
            "found" => self.incident_found(),
            "title" => self.incident_title(),
            "description" => self.incident_description(),
            "leaked" => self.incident_leaked(),
            "records" => self.incident_records(),
            "severity" => self.incident_severity(),
            "notice_hours" => self.incident_hours(),
            "cost" => self.incident_cost(),
            _ => return None,
        })
    }

    fn ticket_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "number" => self.ticket_number(),
            "kind" => self.ticket_kind(),
            "customer" => self.customer(),
            "contact" => self.activity_contact(),
            "contract" => self.contract(),
            "area" => self.ticket_area(),
            "duty" => self.disputes_duty(),
            "product" => self.ticket_product(),
            "channel" => self.ticket_channel(),
            "severity" => self.ticket_severity(),
            "title" => self.ticket_title(),
            "description" => self.ticket_description(),
            "wish" => self.ticket_wish(),
            "received" | "at" => self.ticket_received(),
            "by" => self.ticket_by(),
            "ticket" => self.kind_ticket(),
            "fact" => self.ticket_what_happened(),
            _ => return None,
        })
    }

    fn team_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "name" => self.member_name(),
            "title" => self.member_title(),
            "team" => self.member_team(),
            "reports_to" => self.member_reports_to(),
            "role" => self.member_role(),
            "active_from" => self.member_from(),
            "active_to" => self.member_to(),
            "customer" => self.customer(),
            "on" => self.activity_on(),
            "by" => self.activity_by(),
            "from" => self.pool_had(),
            "to" => self.customer_owner(),
            "what" => self.pick("变动", "Change"),
            "pool" => self.pool_rules(),
            "own_fields" => self.own_fields(),
            "own_order" => self.own_order(),
            "lpr" => self.rate_lpr(),
            "ecb" => self.rate_ecb(),
            "boe" => self.rate_boe(),
            "rest_days" => self.rest_days_title(),
            "service" => self.policy_title(),
            "reminders" => self.reminder_words(),
            "approval" => self.approval_title(),
            "numbers" => self.numbers_title(),
            "known_numbers" => self.amiss_known_numbers(),
            "quiet" => self.quiet_title(),
            _ => return None,
        })
    }

    fn contract_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "number" => self.terms_number(),
            "title" => self.contract_title(),
            "kind" => self.contract_kind(),
            "own_entity" => self.our_side(),
            "customer" => self.contract_for(),
            "our_capacity" => self.terms_capacity(),
            "party_names" => self.terms_party_names(),
            "relationship" => self.pick("购销关系", "Relationship"),
            "subject_kind" => self.contract_subject(),
            "language" => self.contract_language(),
            "sign_place" => self.terms_place(),
            "drafted_on" => self.terms_drafted(),
            "owner" => self.terms_owner(),
            "note" => self.customer_note(),
            "signing" => self.pick("签署", "Signing"),
            "definitions" => self.pick("定义", "Definitions"),
            "price" => self.pick("价款", "Price"),
            "adjustment" => self.adjustment(),
            "lines" => self.pick("明细", "Lines"),
            "delivery" => self.pick("交付与验收", "Delivery and inspection"),
            "sharing" => self.pick("客户信息共享", "Sharing of customers"),
            "development" => self.pick("市场开发", "Market development"),
            "targets" => self.pick("业绩目标", "Targets"),
            "service" => self.pick("客户服务", "Service"),
            "breach" => self.pick("违约责任", "Breach"),
            "term" => self.pick("期限", "Term"),
            "support" => self.pick("销售支持", "Sales support"),
            "payment" => self.pick("付款", "Payment"),
            "disputes" => self.pick("争议解决", "Disputes"),
            "confidentiality" => self.pick("保密", "Confidentiality"),
            "personal_information" => self.pick("个人信息", "Personal information"),
            "intellectual_property" => self.pick("知识产权", "Intellectual property"),
            "force_majeure" => self.pick("不可抗力", "Force majeure"),
            "notices" => self.pick("通知", "Notices"),
            "general" => self.pick("一般条款", "General terms"),
            "special" => self.terms_special(),
            "own_clauses" => self.own_clauses(),
            "by_hand" => self.by_hand(),
            "drafted_from" => self.drafted_from(),
            "circumstances" => self.pick("签约背景", "Circumstances"),
            "acknowledged" => self.pick("已确认的警告", "Acknowledged warnings"),
            _ => return None,
        })
    }

    fn ledger_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "contract" => self.contract(),
            "customer" => self.customer(),
            "on" => self.step_on(),
            "fact" => self.pick("事项", "Event"),
            "amount" => self.pick("金额", "Amount"),
            "method" => self.pick("方式", "Method"),
            "reference" => self.pick("流水号", "Reference"),
            "reverses" => self.pick("冲正", "Takes back"),
            "bank_line" => self.pick("银行流水", "Line of the bank"),
            "purpose" => self.receipt_purpose(),
            "note" => self.customer_note(),
            "receipt" => self.pick("收款", "Receipt"),
            "instalment" => self.pick("期次", "Instalment"),
            "part" => self.pick("抵什么", "Part of the claim"),
            "reason" => self.waiver_reason(),
            "by" => self.activity_by(),
            "kind" => self.cost_kind_label(),
            _ => return None,
        })
    }

    fn duty_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "contract" => self.contract(),
            "title" => self.duty_called(),
            "detail" => self.duty_detail(),
            "bearer" => self.duty_bearer(),
            "area" => self.duty_area(),
            "due" => self.duty_due(),
            "repeats" => self.pick("重复", "Repeats"),
            "owner" => self.duty_keeper(),
            "evidence" => self.duty_evidence(),
            "made_on" => self.task_made_on(),
            "duty" => self.duty_instance(),
            "on" => self.step_on(),
            "by" => self.activity_by(),
            "fact" => self.pick("事项", "Event"),
            "file" => self.duty_file(),
            _ => return None,
        })
    }

    fn claim_field(self, name: &str) -> Option<&'static str> {
        Some(match name {
            "number" => self.pick("号码", "Number"),
            "contract" => self.contract(),
            "on" => self.step_on(),
            "parts" => self.claim_parts(),
            "by" => self.activity_by(),
            "note" => self.customer_note(),
            "reverses" => self.pick("冲正", "Takes back"),
            "instalments" => self.invoice_parts(),
            "kind" => self.invoice_kind_label(),
            "gross" => self.invoice_gross(),
            "tax_rate" => self.line_tax(),
            "buyer" => self.invoice_profile(),
            "red_of" => self.invoice_red_of(),
            "invoice" => self.kind_invoice(),
            "fact" => self.pick("事项", "Event"),
            _ => return None,
        })
    }
}

impl Text {
    /// What a part of a field is called, as far as it has a name of its own; items of lists by their number.
    pub fn part_name(self, part: &str) -> String {
        let words = match part {
            "name" => self.line_name(),
            "spec" => self.line_spec(),
            "unit" => self.line_unit(),
            "quantity" => self.line_quantity(),
            "unit_price" => self.line_price(),
            "discount" => self.line_discount(),
            "tax_rate" => self.line_tax(),
            "tax_mode" => self.tax_mode(),
            "currency" => self.pick("币种", "Currency"),
            "form" => self.pick("定价方式", "Pricing"),
            "plan" => self.pick("付款计划", "Payment plan"),
            "due" => self.plan_due(),
            "share" => self.plan_share(),
            "label" => self.pick("名目", "Label"),
            "amount" => self.pick("金额", "Amount"),
            "parts" => self.plan_parts(),
            "method" => self.pick("方式", "Method"),
            "invoice" => self.pick("发票", "Invoice"),
            "late_fee" => self.terms_late(),
            "rate" => self.late_rate(),
            "grace" => self.late_grace(),
            "cap" => self.late_cap(),
            "order" => self.late_order(),
            "start" => self.term_start(),
            "months" => self.term_months(),
            "length" => self.term_length(),
            "renewal" => self.term_renewal(),
            "forum" => self.disputes_forum(),
            "institution" => self.disputes_institution(),
            "court" => self.disputes_court(),
            "mode" => self.sharing_mode(),
            "purpose" => self.sharing_purpose(),
            "payer" => self.pick("付款人", "Payer"),
            "account" => self.pick("付款账号", "Account"),
            "file" => self.pick("文件", "File"),
            "warranty" => self.warranty(),
            "inspection" => self.inspection(),
            "place" => self.pick("地点", "Place"),
            "time" => self.pick("时间", "Time"),
            "law" => self.circumstances_law(),
            "size" => self.pick("规模", "Size"),
            "body" => self.pick("性质", "Kind of party"),
            "reference_rate" => self.circumstances_rate(),
            "foreign_related" => self.circumstances_foreign(),
            "standard_terms" => self.circumstances_standard(),
            "explained" => self.circumstances_explained(),
            "personal_use" => self.circumstances_personal(),
            "competitors" => self.circumstances_competitors(),
            "regulated" => self.circumstances_regulated(),
            "licence" => self.circumstances_licence(),
            "advance_secured" => self.circumstances_secured(),
            "authority" => self.pick("授权委托书", "Written authority"),
            "account_holder" => self.pick("账户户名", "Name on the account"),
            "ours" => self.our_side(),
            "theirs" => self.their_side(),
            "quality" => self.pick("质量标准", "Quality"),
            "risk" => self.pick("风险转移", "Passing of risk"),
            "working_days" => self.pick("工作日", "Working days"),
            "register" => self.pick("信息共享登记表", "Register"),
            "territory" => self.pick("区域", "Territory"),
            "duties" => self.pick("分工", "Division of work"),
            "measures" => self.pick("指标", "Measures"),
            "grades" => self.pick("等级", "Grades"),
            "items" => self.pick("清单", "Items"),
            "effective" => self.pick("生效", "Taking effect"),
            "mediation" => self.pick("调解", "Mediation"),
            "seat" => self.pick("仲裁地", "Seat"),
            "end" => self.pick("止期", "End"),
            "n" => self.pick("数", "Number"),
            "zh" => self.pick("中文", "Chinese"),
            "en" => self.pick("英文", "English"),
            _ => match self.term_part(part) {
                Some(words) => words,
                None => return part.replace('_', " "),
            },
        };
        words.to_owned()
    }
}
