//! The parties besides the two sides: what their boxes and roles are called.

messages! {
    further_parties => "其他当事人（丙方等）" | "Further parties";
    further_add => "添加当事人" | "Add a party";
    further_role => "身份" | "Role";
    further_joins => "加入哪一方" | "Joins";
    further_customer => "从客户中选择" | "Chosen from the customers";
    further_by_hand => "不选，手工填写" | "None: written by hand";
    further_name => "名称或姓名" | "Name";
    further_code => "统一社会信用代码" | "Registration no.";
    further_address => "住所" | "Address";
    further_signatory => "签署人" | "Signed by";
    further_authority => "签署人以何身份" | "The signatory acts as";
    further_seal => "用印" | "Seal";
    further_registry => "境外注册地（境内空白）" | "Place of registration, if abroad";
    role_guarantor => "保证人" | "Guarantor";
    role_consignee => "收货人" | "Consignee";
    role_payer => "付款人" | "Payer";
    role_joint => "共同买受人或出卖人" | "Joint buyer or seller";
    role_party => "其他" | "Another role";
    kind_organisation => "企业" | "Organisation";
    kind_person => "个人" | "Person";
    guarantee_form => "保证方式" | "Form of guarantee";
    guarantee_general => "一般保证" | "General guarantee";
    guarantee_joint => "连带责任保证" | "Joint and several";
    guarantee_months => "保证期间" | "Guarantee lasts";
}
