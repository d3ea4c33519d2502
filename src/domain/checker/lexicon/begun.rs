//! Words that a contract begins with where other words are a person's own: nobody typed them, and they follow the script of the paper.

/// What the kinds of contract are called, and why a clause does not apply.
pub(in crate::domain::checker) const BEGUN: &[&str] = &[
    "客户管理销售合同",
    "买卖合同",
    "经销合同",
    "服务合同",
    "框架合同",
    "保密合同",
    "双方未就此事项作特别约定，依法处理",
];
