//! Customers by the thousand, made by rule: for lists at scale and for benchmarks.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use super::code::{SERIALS, registration_code};
use super::deal::{DESK, Deal, LI, Paid, Parts, SHEN, Span, When, ZHOU, shares, signed};
use super::scene::{Buyer, Scene};
use super::seeded::{Seeded, mixed, scale_of};
use super::wares::{CALIBRATION, MAGNETIC, PRESSURE, ULTRASONIC, guidance, yuan};
use super::{DemoBook, DemoError};
use crate::domain::address::Address;
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::contract::plan::{Event, PartLabel};
use crate::domain::customer::{Customer, Level, PartyKind, TradeRole};
use crate::domain::date::Date;
use crate::domain::id::{ContactId, CustomerId, NewId};
use crate::domain::invoice_profile::InvoiceProfile;
use crate::domain::money::Money;
use crate::domain::own_entity::BankAccount;
use crate::domain::tags::tidy;

/// Cities with their administrative divisions.
const CITIES: &[(&str, &str)] = &[
    ("北京", "110108"),
    ("天津", "120116"),
    ("石家庄", "130104"),
    ("太原", "140105"),
    ("沈阳", "210106"),
    ("大连", "210204"),
    ("长春", "220104"),
    ("哈尔滨", "230103"),
    ("上海", "310115"),
    ("南京", "320115"),
    ("无锡", "320214"),
    ("苏州", "320508"),
    ("常州", "320411"),
    ("杭州", "330106"),
    ("宁波", "330212"),
    ("温州", "330304"),
    ("绍兴", "330602"),
    ("合肥", "340104"),
    ("芜湖", "340207"),
    ("福州", "350104"),
    ("厦门", "350206"),
    ("泉州", "350503"),
    ("南昌", "360111"),
    ("济南", "370102"),
    ("青岛", "370212"),
    ("烟台", "370613"),
    ("郑州", "410105"),
    ("洛阳", "410305"),
    ("武汉", "420106"),
    ("宜昌", "420502"),
    ("长沙", "430104"),
    ("株洲", "430211"),
    ("广州", "440112"),
    ("深圳", "440306"),
    ("佛山", "440605"),
    ("东莞", "441900"),
    ("南宁", "450103"),
    ("重庆", "500112"),
    ("成都", "510107"),
    ("昆明", "530112"),
    ("西安", "610113"),
];

/// First and second characters of a firm's own name.
const FIRST: &str = "澄海南恒沩前江庐鹭滇岷松栖渤伶汉浑鉴云清瀚启信博安泰嘉宏永盛德润景星远明华瑞丰和同新天元立正东";
const SECOND: &str = "川岳桁砺峰屿沅湖翠峨岭梧涛水泽陶河诚源达隆昌洋通毅顺凯腾辉锐博康宁旭林森岩图野桥舟帆石泉羽衡";

/// What a firm does: the end of its name, of its short name, and its trade.
const TRADES: &[(&str, &str, &str)] = &[
    ("环保科技", "环保", "环保"),
    ("水务设备", "水务", "水务"),
    ("阀门制造", "阀门", "阀门"),
    ("机电设备", "机电", "机电"),
    ("医疗器械", "医疗", "医疗器械"),
    ("智能装备", "智能", "智能装备"),
    ("供水技术", "供水", "供水"),
    ("精密制造", "精密", "精密制造"),
    ("新材料", "新材", "新材料"),
    ("食品", "食品", "食品"),
    ("自动化工程", "自动化", "自动化"),
    ("热力", "热力", "供热"),
    ("生物制药", "生物", "制药"),
    ("船舶配套", "船舶", "船舶"),
    ("海洋工程", "海工", "海洋工程"),
    ("能源服务", "能源", "能源"),
    ("重型机械", "重机", "重型机械"),
    ("印染机械", "印染", "印染"),
    ("化工", "化工", "化工"),
    ("造纸", "纸业", "造纸"),
    ("仪器仪表", "仪表", "仪器仪表"),
    ("暖通工程", "暖通", "暖通"),
    ("电气", "电气", "电气"),
];

const SURNAMES: &str = "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕";
const GIVEN: &[&str] = &[
    "景明", "清越", "书晏", "望舒", "知夏", "闻笛", "嘉木", "以宁", "怀瑾", "若谷", "听雨", "长风", "晚舟", "牧之",
    "南乔", "云峤", "如许", "砚舟", "予墨", "见山", "秋白", "北辰", "思齐", "令仪", "既白", "允成", "静姝", "启航",
    "舒同", "昭宁", "亦然", "小满", "文君", "春和", "书瑶", "一帆", "远山",
];
const TAGS: &[&str] = &["年框客户", "招标客户", "集团采购", "验收严", "催款", "展会认识", "经销", "老客户"];
const SOURCES: &[&str] = &["展会", "老客户介绍", "官网咨询", "招投标", "行业协会", "电话拜访", "合作方推荐"];
const TITLES: &[(&str, ContactRole)] = &[
    ("采购经理", ContactRole::Decision),
    ("财务主管", ContactRole::Finance),
    ("合同管理员", ContactRole::Notice),
    ("设备部经理", ContactRole::User),
    ("法务", ContactRole::Legal),
];
const STREETS: &[&str] =
    &["星河路", "云栖大道", "科创街", "湖滨路", "工业一路", "望江路", "和平街", "新港路", "松涛路"];
const OWNERS: &[&str] = &[LI, ZHOU, SHEN, DESK];

/// How many different firm names there are.
pub const MOST_CUSTOMERS: usize = CITIES.len() * TRADES.len() * (FIRST.len() / 3) * (SECOND.len() / 3);

/// A prime that shares no factor with the number of names, so that its multiples meet every name once.
const STRIDE: u64 = 1_299_709;
/// The same for the serial numbers of registration codes, a power of 31.
const CODE_STRIDE: u64 = 569_350_373;

/// A book of `customers` made-up customers with one to three contacts each and no contracts. The same seed and day give the
/// same book; names, numbers and registration codes never repeat.
///
/// # Errors
/// [`DemoError::TooMany`] above [`MOST_CUSTOMERS`]; a day near the ends of the calendar.
pub fn many(seed: u64, customers: usize, today: Date) -> Result<DemoBook, DemoError> {
    enough_names(customers)?;
    let mut ids = Seeded::new(seed);
    let mut scene = Scene::open(today, &mut ids)?;
    for row in 0..customers {
        enter(&mut scene, seed, row)?;
    }
    Ok(scene.close())
}

/// The same with one contract for every `every`-th customer, the first one included: signed, delivered, and paid in part,
/// in full, or late.
///
/// # Errors
/// As [`many`].
pub fn many_with_contracts(
    seed: u64,
    customers: usize,
    every: NonZeroUsize,
    today: Date,
) -> Result<DemoBook, DemoError> {
    enough_names(customers)?;
    let mut ids = Seeded::new(seed);
    let mut scene = Scene::open(today, &mut ids)?;
    for row in 0..customers {
        let buyer = enter(&mut scene, seed, row)?;
        if row % every == 0 {
            scene.write(&deal(mixed(seed ^ wide(row)), buyer.customer.owner.as_str()), &buyer)?;
        }
    }
    Ok(scene.close())
}

pub(super) fn enough_names(customers: usize) -> Result<(), DemoError> {
    if customers > MOST_CUSTOMERS { Err(DemoError::TooMany { most: MOST_CUSTOMERS }) } else { Ok(()) }
}

/// Enters customer `row` with its contacts.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>, seed: u64, row: usize) -> Result<Buyer, DemoError> {
    let index = wide(row);
    let chance = mixed(seed.wrapping_add(index));
    let mut draw = Draw(chance);

    // walking in strides meets every name once before any twice
    let names = wide(MOST_CUSTOMERS);
    let mut name = Draw((seed % names + index * STRIDE) % names);
    let (trade, short_trade, industry) = name.of(TRADES).unwrap_or_default();
    let (city, division) = name.of(CITIES).unwrap_or_default();
    let own: String = [name.character(FIRST), name.character(SECOND)].into_iter().flatten().collect();
    let serial = (seed % SERIALS + index * CODE_STRIDE) % SERIALS;

    let id = CustomerId::fresh(scene.ids);
    let number = row + 1;
    let legal = person(&mut draw);
    let mut addressee = legal.clone();
    let people = 1 + draw.below(3);
    let first = draw.below(wide(TITLES.len()));
    for nth in 0..people {
        let place = usize::try_from((first + nth) % wide(TITLES.len())).unwrap_or(0);
        let (title, role) = TITLES.get(place).copied().unwrap_or_default();
        let mut contact = Contact::named(ContactId::fresh(scene.ids), id, &person(&mut draw));
        title.clone_into(&mut contact.title);
        contact.role = role;
        contact.phone = mobile(wide(number) * 3 + nth);
        contact.email = format!("p{number}.{nth}@example.com");
        if role == ContactRole::Notice {
            addressee.clone_from(&contact.name);
        }
        scene.book.contacts.push(contact);
    }
    // one number does not hold all choices
    let mut draw = Draw(mixed(chance));
    let level = match draw.below(10) {
        0 => Level::A,
        1..=3 => Level::B,
        4..=7 => Level::C,
        _ => Level::D,
    };
    let role = match draw.below(12) {
        0 => TradeRole::Distributor,
        1 => TradeRole::Partner,
        _ => TradeRole::Customer,
    };
    let credit = match level {
        Level::A => 500_000,
        Level::B => 200_000,
        Level::C => 50_000,
        Level::D => 0,
    };
    let months = i32::try_from(draw.below(96)).unwrap_or(0);
    let street = draw.of(STREETS).unwrap_or_default();
    let customer = Customer {
        id,
        number: format!("KH-{number:06}"),
        name: format!("{city}{own}{trade}有限公司"),
        short_name: format!("{own}{short_trade}"),
        kind: PartyKind::Organisation,
        role,
        level,
        scale: scale_of(level),
        code: registration_code(division, serial)?,
        industry: industry.to_owned(),
        source: draw.of(SOURCES).unwrap_or_default().to_owned(),
        address: Address { region: city.to_owned(), line: format!("{city}市{street} {} 号", 1 + draw.below(400)) },
        legal_representative: legal,
        phone: format!("400 {:03} {:04}", number / 10_000 % 1_000, number % 10_000),
        email: format!("office{number}@example.com"),
        primary_contact: None,
        invoice: InvoiceProfile::default(),
        bank: BankAccount { bank: format!("{city}商贸银行营业部"), account: format!("0000 6300 {number:08}") },
        credit_limit: (credit > 0).then(|| Money::cny(yuan(credit))),
        service_levels: Vec::new(),
        service_times: BTreeMap::new(),
        owner: draw.of(OWNERS).unwrap_or_default().to_owned(),
        since: Some(scene.today.plus_months(-months)?),
        note: String::new(),
        tags: tags(mixed(chance.wrapping_add(1))),
        parent: None,
        merged_into: None,
        not_same: BTreeMap::new(),
        own: BTreeMap::new(),
    };
    scene.book.customers.push(customer.clone());
    Ok(Buyer { customer, addressee })
}

/// Of nine customers one bears two tags and two bear one.
fn tags(chance: u64) -> Vec<String> {
    let mut draw = Draw(chance);
    let count = match draw.below(9) {
        0 => 2,
        1 | 2 => 1,
        _ => 0,
    };
    let drawn = std::iter::repeat_with(|| draw.of(TAGS)).take(count);
    tidy(drawn.flatten())
}

/// A simple contract: five parts, of which the second is due within a quarter around today.
pub(super) fn deal(chance: u64, owner: &str) -> Deal {
    let mut draw = Draw(chance);
    let owner = OWNERS.iter().find(|name| **name == owner).copied().unwrap_or(DESK);
    let mut narrow = |most: u64| i64::try_from(draw.below(most)).unwrap_or(0);
    let second = narrow(90) - 60;
    let start = second - 60;
    let mut paid = vec![Paid::whole(0, start + 10 + narrow(12))];
    match narrow(4) {
        0 if second <= 0 => paid.push(Paid::whole(1, second)),
        1 if second < -5 => paid.push(Paid::some(1, second + 4, yuan(10_000))),
        _ => {}
    }
    Deal {
        lines: vec![
            (MAGNETIC, 8 + narrow(60)),
            (ULTRASONIC, 4 + narrow(30)),
            (PRESSURE, 10 + narrow(50)),
            match narrow(2) {
                0 => (CALIBRATION, 20),
                _ => (guidance(12_000), 1),
            },
        ],
        parts: Parts::Shares(shares([
            (PartLabel::Advance, 300, When::Day(start + 15)),
            (PartLabel::OnDelivery, 300, When::Day(second)),
            (PartLabel::Progress, 150, When::Day(second + 45)),
            (PartLabel::Acceptance, 150, When::Day(second + 90)),
            (PartLabel::Retention, 100, When::After(Event::WarrantyEnd, 10)),
        ])),
        span: Span::Months { start, months: 12 },
        path: signed(start),
        happened: vec![(Event::Delivery, second - 30)],
        paid,
        ..Deal::sale(("仪表供货合同", "Instrument Supply Contract"), owner, start - 12)
    }
}

pub(super) fn person(draw: &mut Draw) -> String {
    let surname = draw.character(SURNAMES).into_iter();
    surname.chain(draw.of(GIVEN).unwrap_or_default().chars()).collect()
}

/// A mobile number of a range that nobody has been given.
fn mobile(number: u64) -> String {
    format!("139 {:04} {:04}", number / 10_000, number % 10_000)
}

pub(super) fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// A number from which choices are drawn, the lowest digits first.
pub(super) struct Draw(pub(super) u64);

impl Draw {
    pub(super) fn below(&mut self, count: u64) -> u64 {
        let drawn = self.0.checked_rem(count).unwrap_or(0);
        self.0 = self.0.checked_div(count).unwrap_or(0);
        drawn
    }

    pub(super) fn of<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        let place = usize::try_from(self.below(wide(list.len()))).ok()?;
        list.get(place).copied()
    }

    /// All characters of the lists are three bytes long.
    fn character(&mut self, list: &str) -> Option<char> {
        let place = usize::try_from(self.below(wide(list.len() / 3))).ok()?;
        list.get(place * 3..)?.chars().next()
    }
}
