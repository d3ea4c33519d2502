//! The fields of a customer or a person, of what they bought and like, and the figures over several of them, that may be shared. What
//! is not in this list never leaves the book in a share pack.

use serde::{Deserialize, Serialize};

use crate::domain::contact::Contact;
use crate::domain::customer::Customer;

/// Between two numbers or addresses of one person.
const BETWEEN: &str = "; ";

/// A field that may be agreed to be shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareField {
    /// 客户名称.
    Name,
    /// 简称.
    ShortName,
    /// 统一社会信用代码.
    Code,
    /// 行业.
    Industry,
    /// 地区.
    Region,
    /// 住所.
    Address,
    /// The switchboard (总机).
    Phone,
    /// The address for notices (公司邮箱).
    Email,
    /// 联系人姓名.
    PersonName,
    /// 职务.
    PersonTitle,
    /// 部门.
    PersonDepartment,
    /// 联系人电话.
    PersonPhone,
    /// 联系人邮箱.
    PersonEmail,
    /// 微信.
    PersonWechat,
    /// 购买日期.
    PurchaseDay,
    /// 所购产品.
    PurchaseProduct,
    /// 购买数量.
    PurchaseQuantity,
    /// 购买金额.
    PurchaseAmount,
    /// 是否在合同内购买.
    PurchaseUnderContract,
    /// 偏好类别.
    PreferenceAbout,
    /// 偏好.
    Preference,
    /// 偏好程度.
    PreferenceStrength,
    /// 统计月份.
    FigureMonth,
    /// 每月签约额.
    FigureSigned,
    /// 每月回款额.
    FigureCollected,
    /// 每月新客户数.
    FigureCustomers,
    /// 每月工单数.
    FigureTickets,
    /// 每月投诉数.
    FigureComplaints,
}

/// What sort of data is shared (`domain.md` 5.9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataSet {
    /// 客户名单.
    CustomerList,
    /// 联系人.
    Contacts,
    /// 购买记录.
    PurchaseHistory,
    /// 偏好.
    Preferences,
    /// 汇总数据.
    Figures,
    /// 其他.
    Other,
}

impl ShareField {
    /// Every field, in the order of the columns of a pack.
    pub const ALL: [Self; 28] = [
        Self::Name,
        Self::ShortName,
        Self::Code,
        Self::Industry,
        Self::Region,
        Self::Address,
        Self::Phone,
        Self::Email,
        Self::PersonName,
        Self::PersonTitle,
        Self::PersonDepartment,
        Self::PersonPhone,
        Self::PersonEmail,
        Self::PersonWechat,
        Self::PurchaseDay,
        Self::PurchaseProduct,
        Self::PurchaseQuantity,
        Self::PurchaseAmount,
        Self::PurchaseUnderContract,
        Self::PreferenceAbout,
        Self::Preference,
        Self::PreferenceStrength,
        Self::FigureMonth,
        Self::FigureSigned,
        Self::FigureCollected,
        Self::FigureCustomers,
        Self::FigureTickets,
        Self::FigureComplaints,
    ];

    /// Its name in forms and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::ShortName => "short_name",
            Self::Code => "code",
            Self::Industry => "industry",
            Self::Region => "region",
            Self::Address => "address",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::PersonName => "person_name",
            Self::PersonTitle => "person_title",
            Self::PersonDepartment => "person_department",
            Self::PersonPhone => "person_phone",
            Self::PersonEmail => "person_email",
            Self::PersonWechat => "person_wechat",
            Self::PurchaseDay => "purchase_day",
            Self::PurchaseProduct => "purchase_product",
            Self::PurchaseQuantity => "purchase_quantity",
            Self::PurchaseAmount => "purchase_amount",
            Self::PurchaseUnderContract => "purchase_under_contract",
            Self::PreferenceAbout => "preference_about",
            Self::Preference => "preference",
            Self::PreferenceStrength => "preference_strength",
            Self::FigureMonth => "figure_month",
            Self::FigureSigned => "figure_signed",
            Self::FigureCollected => "figure_collected",
            Self::FigureCustomers => "figure_customers",
            Self::FigureTickets => "figure_tickets",
            Self::FigureComplaints => "figure_complaints",
        }
    }

    /// The field of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// To which sort of data it belongs.
    pub const fn set(self) -> DataSet {
        match self {
            Self::PersonName
            | Self::PersonTitle
            | Self::PersonDepartment
            | Self::PersonPhone
            | Self::PersonEmail
            | Self::PersonWechat => DataSet::Contacts,
            Self::Name
            | Self::ShortName
            | Self::Code
            | Self::Industry
            | Self::Region
            | Self::Address
            | Self::Phone
            | Self::Email => DataSet::CustomerList,
            Self::PurchaseDay
            | Self::PurchaseProduct
            | Self::PurchaseQuantity
            | Self::PurchaseAmount
            | Self::PurchaseUnderContract => DataSet::PurchaseHistory,
            Self::PreferenceAbout | Self::Preference | Self::PreferenceStrength => DataSet::Preferences,
            Self::FigureMonth
            | Self::FigureSigned
            | Self::FigureCollected
            | Self::FigureCustomers
            | Self::FigureTickets
            | Self::FigureComplaints => DataSet::Figures,
        }
    }

    /// Whether it tells something of a person at the customer.
    pub const fn is_of_person(self) -> bool {
        matches!(self.set(), DataSet::Contacts)
    }

    /// Whether it is a figure over several customers; the month of such figures is none.
    pub const fn is_figure(self) -> bool {
        matches!(self.set(), DataSet::Figures) && !matches!(self, Self::FigureMonth)
    }

    /// Whether a figure comes to money; else it is a number of cases or customers.
    pub const fn is_money(self) -> bool {
        matches!(self, Self::FigureSigned | Self::FigureCollected)
    }

    /// What a customer, and a person there, say in it; a person's field of nobody is empty, and so is one of their dealings.
    pub fn read(self, customer: &Customer, person: Option<&Contact>) -> String {
        let of = |read: fn(&Contact) -> String| person.map(read).unwrap_or_default();
        match self {
            Self::Name => customer.name.clone(),
            Self::ShortName => customer.short_name.clone(),
            Self::Code => customer.code.clone(),
            Self::Industry => customer.industry.clone(),
            Self::Region => customer.address.region.clone(),
            Self::Address => customer.address.line.clone(),
            Self::Phone => customer.phone.clone(),
            Self::Email => customer.email.clone(),
            Self::PersonName => of(|it| it.name.clone()),
            Self::PersonTitle => of(|it| it.title.clone()),
            Self::PersonDepartment => of(|it| it.department.clone()),
            Self::PersonPhone => of(|it| it.phones().map(|(_, number)| number).collect::<Vec<_>>().join(BETWEEN)),
            Self::PersonEmail => of(|it| it.email_line().into_owned()),
            Self::PersonWechat => of(|it| it.wechat.clone()),
            Self::PurchaseDay
            | Self::PurchaseProduct
            | Self::PurchaseQuantity
            | Self::PurchaseAmount
            | Self::PurchaseUnderContract
            | Self::PreferenceAbout
            | Self::Preference
            | Self::PreferenceStrength
            | Self::FigureMonth
            | Self::FigureSigned
            | Self::FigureCollected
            | Self::FigureCustomers
            | Self::FigureTickets
            | Self::FigureComplaints => String::new(),
        }
    }
}

impl DataSet {
    /// Every sort, in the order of a form.
    pub const ALL: [Self; 6] =
        [Self::CustomerList, Self::Contacts, Self::PurchaseHistory, Self::Preferences, Self::Figures, Self::Other];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CustomerList => "customer_list",
            Self::Contacts => "contacts",
            Self::PurchaseHistory => "purchase_history",
            Self::Preferences => "preferences",
            Self::Figures => "figures",
            Self::Other => "other",
        }
    }

    /// The sort of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}
