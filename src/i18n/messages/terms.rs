//! The terms of a contract, its heading, parties and definitions: what the boxes and their choices are called.

messages! {
    terms_more => "其他" | "More";
    both_sides => "双方" | "Both sides";
    not_stated => "未约定" | "Not stated";
    working_days_unit => "工作日" | "working days";
    hours_unit => "小时" | "hours";
    working_hours_unit => "工作小时" | "working hours";
    years_unit => "年" | "years";
    copies_unit => "份" | "copies";
    times_unit => "次" | "times";
    period_unit(label: &str) => "{label}：单位" | "{label}: unit";
    row_remove => "删去这一行" | "Remove this row";
    clause_reason => "不写入的理由（照印）" | "Why it is left out (printed)";
}

messages! {
    terms_relationship => "对方身份" | "The customer";
    relationship_buys => "买受人（自用）" | "Buys for itself";
    relationship_resells => "转售商" | "Resells";
    relationship_refers => "中介人" | "Refers buyers to us";
    relationship_acts => "受托代理人" | "Acts for us";
    subject_goods_only => "货物" | "Goods";
    subject_services_only => "服务" | "Services";
    subject_mixed_both => "货物和服务" | "Goods and services";
    subject_digital_only => "数字产品" | "Digital content";
    signatory_title => "职务" | "Job title";
    our_authority => "我方签署人以何身份" | "Our signatory acts as";
    their_authority => "对方签署人以何身份" | "Their signatory acts as";
    authority_representative => "法定代表人" | "Legal representative";
    authority_attorney => "授权代表（附授权书）" | "Attorney, power annexed";
    recital_purpose => "缔约目的（不填则按购销关系）" | "Why the parties meet, if not as the relationship says";
    our_registry => "我方境外注册地（境内空白）" | "Our place of registration, if abroad";
    their_registry => "对方境外注册地（境内空白）" | "Their place of registration, if abroad";
    our_seal => "我方用印" | "Our seal";
    their_seal => "对方用印" | "Their seal";
    seal_not_stated => "盖章（不限种类）" | "Any seal";
    seal_official => "公章" | "Official seal";
    seal_contract => "合同专用章" | "Contract seal";
    seal_none => "不盖章，仅签字" | "No seal, signature only";
    seal_of_a_person => "自然人通常只签字、不盖章：请选“不盖章，仅签字”，否则合同须盖章后才生效。" | "A natural person usually signs without a seal: choose signature only, or the contract takes effect only once sealed.";
    small_declared => "声明为中小企业" | "Declared a small enterprise";
    declared_size => "声明的规模" | "Declared size";
    declared_unsaid => "不写明（中小企业）" | "Not said: small or medium";
    small_nobody => "无人声明" | "Nobody";
    terms_prevailing => "不一致时以何为准" | "Text that prevails";
    prevailing_zh => "中文本" | "The Chinese text";
    prevailing_en => "英文本" | "The English text";
    prevailing_equal => "同等效力" | "Neither";
}

messages! {
    terms_definitions => "定义与期间" | "Definitions and periods";
    definitions_days => "工作日依" | "Working days of";
    days_mainland => "中国内地法定" | "Mainland China";
    days_elsewhere => "其他地方" | "Another place";
    days_place => "哪里的工作日" | "Which place";
    definitions_period => "期间怎么算" | "How periods are counted";
    period_statutory => "依法：末日届满" | "By statute: to the last day";
    period_clear => "足日：满期次日" | "Clear days: the day after";
    definitions_roll => "末日逢休息日" | "If the last day is a rest day";
    roll_next => "顺延至下一工作日" | "Moves to the next working day";
    roll_stays => "不顺延" | "Stays";
    definitions_amounts => "大小写不一致" | "Words and figures differ";
    amounts_words => "以大写为准" | "The words prevail";
    amounts_figures => "以小写为准" | "The figures prevail";
    definitions_concepts => "定义的用语" | "Words that are defined";
    concept_products => "产品" | "Products";
    concept_customers => "客户信息" | "Customer Information";
    concept_secrets => "保密信息" | "Confidential Information";
    concept_persons => "个人信息" | "Personal Information";
    concept_sales => "净销售额" | "Net Sales";
    concept_period => "评估期" | "Evaluation Period";
    definitions_own => "自定用语" | "Words of your own";
    own_term_add => "添加用语" | "Add a word";
    own_term_word => "用语" | "Word";
    own_term_meaning => "含义" | "Meaning";
}
