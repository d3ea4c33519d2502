//! The terms on how long a contract runs and on breach: what the boxes and their choices are called.

messages! {
    term_effective => "何时生效" | "In force from";
    effective_signing => "签署之日" | "Signing";
    effective_day => "某日" | "A day";
    effective_payment => "首期款到账" | "The first payment";
    effective_condition => "某条件成就" | "A condition";
    effective_on_day => "生效日" | "Day";
    effective_words => "什么条件" | "Which condition";
    term_end => "至" | "To";
    term_fixed_end => "到某日为止" | "To a day";
    renewal_talk => "期满前协商" | "Talks before the end";
    renewal_months => "每次续多久" | "Renewed for";
    renewal_times => "最多续几次" | "At most";
    term_our_notice => "我方可提前通知解除" | "We may leave on notice of";
    term_their_notice => "对方可提前通知解除" | "They may leave on notice of";
    term_cure => "违约改正期" | "Time to cure";
    term_exercise => "解除权行使期" | "A right to end lapses after";
    term_settle => "终止后结清" | "Settled after the end within";
    terms_ending => "终止" | "Ending";
    term_grounds => "何种情形可解除" | "Grounds to end it";
    ground_add => "加一种情形" | "Add a ground";
    ground_kind => "情形" | "Ground";
    ground_holder => "谁可解除" | "Who may";
    ground_agreement => "双方协商一致" | "Both agree";
    ground_breach => "严重违约" | "Material breach";
    ground_insolvency => "破产、解散" | "Insolvency";
    ground_force => "不可抗力持续" | "Force majeure lasting";
    ground_payment => "逾期付款超过" | "Non-payment lasting";
    ground_illegal => "违法行为" | "Unlawful conduct";
    ground_targets => "业绩持续不达标" | "Targets unmet after the plan";
    ground_period => "多久" | "How long";
}

messages! {
    terms_liability => "违约责任" | "Breach and remedies";
    breach_late_delivery => "迟延交付" | "Late delivery";
    breach_proven => "赔偿实际损失" | "Proven loss";
    breach_per_day => "按日违约金" | "So much a day";
    breach_general => "其他严重违约的违约金" | "Agreed damages otherwise";
    damages_none => "没有，赔偿实际损失" | "None, proven loss";
    damages_sum => "一个金额" | "A sum";
    damages_share => "合同价的比例" | "A share of the price";
    damages_amount => "违约金金额" | "Damages, a sum";
    damages_rate => "违约金比例" | "Damages, a share";
    breach_our_limit => "我方责任上限" | "Our liability ends at";
    breach_their_limit => "对方责任上限" | "Theirs ends at";
    limit_none => "没有上限" | "No limit";
    limit_amount => "上限金额" | "Limit, a sum";
    limit_rate => "上限比例" | "Limit, a share";
    breach_unlimited => "不受上限限制" | "Not limited";
    unlimited_secrets => "违反保密" | "Breach of secrecy";
    unlimited_personal => "违反个人信息义务" | "Breach on personal information";
    unlimited_price => "支付价款" | "Payment of the price";
    breach_indirect => "可得利益等间接损失" | "Loss of profit and the like";
    indirect_foreseeable => "以可预见为限" | "As far as foreseeable";
    indirect_excluded => "不赔" | "Not owed";
    indirect_listed_only => "只赔列明的" | "Only what is listed";
    breach_indirect_listed => "赔偿哪些间接损失" | "Which indirect loss is owed";
    breach_performance => "要求继续履行" | "Claim to performance";
    breach_mitigation => "减损义务" | "Duty to mitigate";
    mitigation_stated => "写明" | "Stated";
    mitigation_unsaid => "不写（法定适用）" | "Left to the law";
    breach_costs => "维权费用" | "Cost of pursuing a claim";
    costs_party_in_breach => "违约方承担合理费用" | "The party in breach";
    costs_each_own => "各自承担" | "Each its own";
}
