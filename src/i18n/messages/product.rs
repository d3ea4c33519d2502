//! Products and price lists.

use crate::i18n::Text;
use crate::i18n::format::count;
use crate::i18n::price_lines::{LineFault, Why};

messages! {
    places_products => "产品" | "Products";
    products_lead => "产品和价目表：写报价和合同明细时，输入名称或编码就带出规格、单位、价格和税率。" | "Products and price lists: type a name or code into a line of a quote or contract, and specification, unit, price and tax follow.";
    products_search => "搜索产品" | "Search products";
    products_empty => "还没有产品。常卖的先录几个，报价时就不用再打一遍。" | "No product yet. Enter what you sell often, and quotes write themselves.";
    product_new => "新产品" | "New product";
    product_edit => "修改产品" | "Edit product";
    product_code => "编码" | "Code";
    product_name => "名称" | "Name";
    product_name_problem => "产品要有名称。" | "A product needs a name.";
    product_price => "单价" | "Price";
    product_price_hint => "含税" | "with tax";
    product_floor => "底价" | "Floor price";
    product_floor_problem => "底价不能高于单价。" | "The floor price cannot lie above the price.";
    product_withdrawn => "停售" | "Withdrawn";
    product_offered => "在售" | "Offered";
    product_state => "状态" | "State";
    product_saved(name: &str) => "已保存产品：{name}" | "Product saved: {name}";
    product_deleted(name: &str) => "已删除产品：{name}" | "Product deleted: {name}";
    product_code_twice(name: &str) => "编码已用于“{name}”。" | "The code belongs to {name} already.";
    price_lists => "价目表" | "Price lists";
    price_list_new => "新价目表" | "New price list";
    price_list_edit => "修改价目表" | "Edit price list";
    price_list_name_problem => "价目表要有名称。" | "A price list needs a name.";
    price_list_from => "生效" | "Counts from";
    price_list_to => "截止" | "Until";
    price_list_to_problem => "截止日期早于生效日期。" | "It ends before it begins.";
    price_list_items => "价格" | "Prices";
    price_list_items_hint => "每行一个：编码或名称，起订量，单价" | "one a line: code or name, from quantity, price";
    price_list_line_unknown(row: &str, name: &str) => "第 {row} 行：没有“{name}”这个产品。" | "Line {row}: no such product: {name}.";
    price_list_line_several(row: &str, name: &str) => "第 {row} 行：叫“{name}”的产品不止一个，请写编码，或者名称加规格。" | "Line {row}: several products are called {name}. Write the code, or the name and the specification.";
    price_list_line_twice(row: &str) => "第 {row} 行：前面已经给这个产品的同一起订量写过别的单价。" | "Line {row}: an earlier line gives another price from this quantity on.";
    price_list_line_bad(row: &str) => "第 {row} 行：要写成“编码，起订量，单价”。" | "Line {row}: write “code, quantity, price”.";
    price_list_saved(name: &str) => "已保存价目表：{name}" | "Price list saved: {name}";
    price_list_deleted(name: &str) => "已删除价目表：{name}" | "Price list deleted: {name}";
    price_lists_empty => "还没有价目表。经销商价、年度价、数量价，可以各建一张。" | "No price list yet: one for distributors, one for the year, one by quantity.";
    price_list_counts => "生效中" | "In force";
    price_list_not_yet => "未生效" | "Not yet";
    price_list_over => "已截止" | "Over";
    kind_product => "产品" | "Products";
    kind_price_list => "价目表" | "Price lists";
    kind_lead => "线索" | "Leads";
    kind_lead_event => "线索进展" | "Lead events";
    kind_opportunity => "商机" | "Opportunities";
    kind_opportunity_event => "商机进展" | "Stage changes";
    kind_quote => "报价" | "Quotes";
    kind_quote_event => "报价进展" | "Quote events";
    kind_sales_stages => "商机阶段" | "Sales stages";
}

impl Text {
    /// How many products are listed.
    pub fn products_count(self, n: usize) -> String {
        let many = count(n);
        self.pick(format!("共 {many} 个产品"), if n == 1 { "1 product".to_owned() } else { format!("{many} products") })
    }

    /// For how many products a list has prices.
    pub fn price_list_of(self, n: usize) -> String {
        self.some(n, "个产品", "product", "products")
    }

    /// Why the lines of a price list cannot be kept.
    pub fn price_list_fault(self, fault: &LineFault) -> String {
        let row = fault.row.to_string();
        match &fault.why {
            Why::Unreadable => self.price_list_line_bad(&row),
            Why::Unknown { name } => self.price_list_line_unknown(&row, name),
            Why::Several { name } => self.price_list_line_several(&row, name),
            Why::Twice => self.price_list_line_twice(&row),
        }
    }
}
