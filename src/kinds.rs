//! The one list of record kinds. A leaf: it knows names only, so every layer may read it.

/// Hands the list to `$make`: variant, name in files, and whether rows are written once and never changed.
macro_rules! for_each_kind {
    ($make:ident) => {
        $make! {
            /// A legal person whose book this is (己方主体).
            OwnEntity => "own_entity", Changing;
            /// A customer (客户).
            Customer => "customer", Changing;
            /// A person at a customer (联系人).
            Contact => "contact", Changing;
            /// A contract (合同).
            Contract => "contract", Changing;
            /// A fact in the life of a contract (合同事件).
            ContractEvent => "contract_event", WrittenOnce;
            /// Money received (收款记录).
            Receipt => "receipt", WrittenOnce;
            /// What a receipt was counted towards (核销).
            Allocation => "allocation", WrittenOnce;
            /// What was said and done with a customer, and what comes next (跟进记录).
            Activity => "activity", Changing;
            /// What we sell, with its price (产品).
            Product => "product", Changing;
            /// Prices agreed for a time, by quantity (价目表).
            PriceList => "price_list", Changing;
            /// Somebody who may become a customer (线索).
            Lead => "lead", Changing;
            /// A fact in the life of a lead.
            LeadEvent => "lead_event", WrittenOnce;
            /// A chance to sell (商机).
            Opportunity => "opportunity", Changing;
            /// A fact in the life of an opportunity (阶段变更).
            OpportunityEvent => "opportunity_event", WrittenOnce;
            /// What we offer a customer, until when (报价单).
            Quote => "quote", Changing;
            /// A fact in the life of a quote.
            QuoteEvent => "quote_event", WrittenOnce;
            /// The stages opportunities go through (商机阶段).
            SalesStages => "sales_stages", Changing;
            /// Somebody of our own side (成员).
            Member => "member", Changing;
            /// What is paid for what was sold, to whom (激励方案).
            IncentivePlan => "incentive_plan", Changing;
            /// What was booked of a commission (提成).
            CommissionEntry => "commission_entry", WrittenOnce;
            /// Commission that is paid together (提成发放).
            PayoutRun => "payout_run", WrittenOnce;
            /// A fact in the life of a plan, an entry or a run.
            IncentiveEvent => "incentive_event", WrittenOnce;
            /// A change of who looks after a customer (归属变动).
            PoolEvent => "pool_event", WrittenOnce;
            /// What is agreed for the whole book (账册设置).
            BookSettings => "book_settings", Changing;
            /// What a customer likes and dislikes (偏好).
            Preference => "preference", Changing;
            /// Something bought that no contract of the book tells (购买记录).
            PurchaseRecord => "purchase_record", Changing;
            /// A file that belongs to a record (附件).
            Attachment => "attachment", Changing;
            /// Something to be done (任务).
            Task => "task", Changing;
            /// What is to be sold in a period, and by whom (销售目标).
            SalesTarget => "sales_target", Changing;
            /// A view of a list that has a name (视图).
            SavedView => "saved_view", Changing;
            /// A copy of this book: who uses it, on which device (副本).
            Copy => "copy", Changing;
            /// Something given up of a claim (减免).
            Waiver => "waiver", WrittenOnce;
            /// What it cost to get a claim in (追偿费用).
            RecoveryCost => "recovery_cost", WrittenOnce;
            /// Late fees claimed as of a day (催款单).
            LateFeeStatement => "late_fee_statement", WrittenOnce;
            /// An invoice (发票).
            Invoice => "invoice", Changing;
            /// A fact in the life of an invoice.
            InvoiceEvent => "invoice_event", WrittenOnce;
            /// The terms of a contract as they were, under a number (合同版本).
            ContractVersion => "contract_version", WrittenOnce;
            /// A change of a signed contract, with its own document (补充协议).
            Amendment => "amendment", Changing;
            /// A clause of one's own in the library (自有条款).
            OwnClause => "own_clause", Changing;
            /// A contract template of one's own (自有模板).
            OwnTemplate => "own_template", Changing;
            /// Terms of a built-in clause that are kept to fall back on (备选条款).
            Fallback => "fallback", Changing;
            /// A round of talks about a contract (谈判轮次).
            NegotiationRound => "negotiation_round", Changing;
            /// What one side wants of a clause (提议).
            Proposal => "proposal", WrittenOnce;
            /// A fact in the life of a proposal.
            ProposalEvent => "proposal_event", WrittenOnce;
            /// A duty that was written down by hand (义务).
            Duty => "duty", Changing;
            /// Something that happened to a duty (履约记录).
            DutyEvent => "duty_event", WrittenOnce;
            /// A material or a support that was written down by hand (物料与支持).
            Material => "material", Changing;
            /// Something that happened to a material (物料记录).
            MaterialEvent => "material_event", WrittenOnce;
            /// A dispute with a customer (争议).
            Dispute => "dispute", Changing;
            /// A fact in the life of a dispute.
            DisputeEvent => "dispute_event", WrittenOnce;
            /// A question, a service case or a complaint of a customer (工单、投诉).
            Ticket => "ticket", Changing;
            /// A fact in the life of a ticket.
            TicketEvent => "ticket_event", WrittenOnce;
            /// How somebody is evaluated (评估方案).
            EvaluationPlan => "evaluation_plan", Changing;
            /// An evaluation of one subject for one period (绩效评估).
            Evaluation => "evaluation", Changing;
            /// Something that happened to an evaluation.
            EvaluationEvent => "evaluation_event", WrittenOnce;
            /// What may be shared with a customer, or was shared by it (共享范围).
            SharingScope => "sharing_scope", Changing;
            /// A fact in the life of a sharing scope.
            SharingScopeEvent => "sharing_scope_event", WrittenOnce;
            /// What was given or received under a scope (共享记录).
            SharingEvent => "sharing_event", WrittenOnce;
            /// What somebody promised to keep secret (保密承诺).
            Undertaking => "undertaking", Changing;
            /// A request of a person about their data (个人信息请求).
            SubjectRequest => "subject_request", Changing;
            /// A leak (泄密事件).
            Incident => "incident", Changing;
            /// A fact in the life of a leak.
            IncidentEvent => "incident_event", WrittenOnce;
        }
    };
}

macro_rules! make_kind {
    ($($(#[$doc:meta])* $variant:ident => $name:literal, $nature:ident;)*) => {
        /// What sort of thing a record is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $($(#[$doc])* $variant,)*
        }

        impl Kind {
            /// Every kind, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in storage and in files. Never changes once released.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The kind of this name; `None` for one that a newer version made.
            pub fn of(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }

            /// Whether its rows may change after they were written.
            pub const fn nature(self) -> Nature {
                match self { $(Self::$variant => Nature::$nature,)* }
            }
        }
    };
}

/// Whether rows of a kind may change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Fields are edited; every field is a register.
    Changing,
    /// Written once; corrected by a further row (`storage-and-sync.md` 2.4: ledger rows).
    WrittenOnce,
}

for_each_kind!(make_kind);
