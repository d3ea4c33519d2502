//! What is sold, and at what prices.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::price_list::PriceList;
use crate::domain::product::Product;
use crate::i18n::{Text, format};
use crate::state::{App, Layer, Sheet, use_app};
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::shelf::Shelf;
use crate::ui::widgets::status::{Meaning, status};

/// The page.
#[component]
pub(in crate::ui) fn ProductsPage() -> impl IntoView {
    let app = use_app();
    let wanted = RwSignal::new(String::new());
    let shelf = Memo::new(move |_| {
        let mut all = app.watch_all::<Product>();
        all.sort_by(|a, b| (a.withdrawn, &a.code, &a.name, a.id).cmp(&(b.withdrawn, &b.code, &b.name, b.id)));
        Shelf::of(all, |it| texts(it))
    });
    let products = Memo::new(move |_| wanted.with(|wanted| shelf.with(|shelf| shelf.found(wanted))));
    let none = Memo::new(move |_| app.count::<Product>() == 0);
    let sheets = vec![
        Handout {
            name: "products",
            words: Text::sheet_products,
            act: Callback::new(move |form| app.export_products(&products.get_untracked(), form)),
        },
        Handout {
            name: "prices",
            words: Text::sheet_prices,
            act: Callback::new(move |form| app.export_prices(&products.get_untracked(), form)),
        },
    ];
    view! {
        <div class="custs">
            <div class="custs__main">
                <div class="custs__head">
                    <div class="page__head">
                        <div class="page__title">
                            <h1>{move || app.text().places_products()}</h1>
                            <p class="soft small">{move || app.text().products_lead()}</p>
                        </div>
                        <div class="page__acts">
                            <ListExport name="export-products" sheets nothing=Signal::derive(move || products.with(Vec::is_empty)) />
                            <button
                                class="button"
                                id="new-price-list"
                                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::PriceList(None))))
                            >
                                {icon("receipt-text")}
                                {move || app.text().price_list_new()}
                            </button>
                            <button
                                class="button"
                                data-kind="main"
                                id="new-product"
                                on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Product(None))))
                            >
                                {icon("plus")}
                                {move || app.text().product_new()}
                            </button>
                        </div>
                    </div>
                    <div class="custs__bar">
                        <ListSearch label=Text::products_search text=wanted typed=Callback::new(move |text| wanted.set(text)) />
                        <span class="faint small" role="status">
                            {move || app.text().products_count(products.with(Vec::len))}
                        </span>
                    </div>
                </div>
                <div class="custs__scroll">
                    <Show
                        when=move || !none.get()
                        fallback=move || view! { <p class="empty__line faint">{move || app.text().products_empty()}</p> }
                    >
                        <Table products />
                    </Show>
                    <PriceLists />
                </div>
            </div>
        </div>
    }
}

/// What a product is found by.
pub(in crate::ui) fn texts(product: &Product) -> (Vec<String>, Vec<String>) {
    (vec![product.name.clone(), product.spec.clone()], vec![product.code.clone()])
}

#[component]
fn Table(products: Memo<Vec<Arc<Product>>>) -> impl IntoView {
    let app = use_app();
    view! {
        <table class="table products" data-inset="" role="table">
            <thead>
                <tr>
                    <th scope="col">{move || app.text().product_code()}</th>
                    <th scope="col">{move || app.text().product_name()}</th>
                    <th scope="col">{move || app.text().line_spec()}</th>
                    <th scope="col">{move || app.text().line_unit()}</th>
                    <th scope="col" class="num">{move || app.text().product_price()}</th>
                    <th scope="col" class="num">{move || app.text().product_floor()}</th>
                    <th scope="col" class="num">{move || app.text().line_tax()}</th>
                    <th scope="col">{move || app.text().product_state()}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || products.get() key=|it| (it.id, Arc::as_ptr(it).addr()) children=move |it| row(app, &it) />
            </tbody>
        </table>
    }
}

fn row(app: App, product: &Product) -> impl IntoView + use<> {
    let id = product.id;
    let withdrawn = product.withdrawn;
    let floor = product.floor_price.map(format::money).unwrap_or_default();
    let state = move || {
        if withdrawn {
            view! { <span class="faint">{app.text().product_withdrawn()}</span> }.into_any()
        } else {
            status(Meaning::Plain, "circle-dot", app.text().product_offered()).into_any()
        }
    };
    view! {
        <tr data-row="" on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::Product(Some(id)))))>
            <td class="products__code soft">{product.code.clone()}</td>
            <td class="products__name">
                <button class="rows__open"><bdi>{product.name.clone()}</bdi></button>
            </td>
            <td class="products__spec soft"><bdi>{product.spec.clone()}</bdi></td>
            <td class="products__unit soft">{product.unit.clone()}</td>
            <td class="num products__price">{format::money(product.price)}</td>
            <td class="num products__floor soft">{floor}</td>
            <td class="num products__tax soft">{format::percent(product.tax_rate)}</td>
            <td class="products__state">{state}</td>
        </tr>
    }
}

#[component]
fn PriceLists() -> impl IntoView {
    let app = use_app();
    let lists = Memo::new(move |_| {
        let mut all = app.watch_all::<PriceList>();
        all.sort_by_key(|it| std::cmp::Reverse((it.valid_from, it.id)));
        all
    });
    view! {
        <section class="products__lists" aria-label=move || app.text().price_lists()>
            <h2>{move || app.text().price_lists()}</h2>
            <Show
                when=move || lists.with(|all| !all.is_empty())
                fallback=move || view! { <p class="faint">{move || app.text().price_lists_empty()}</p> }
            >
                <ul class="rows">
                    <For each=move || lists.get() key=|it| (it.id, Arc::as_ptr(it).addr()) children=move |it| list_row(app, &it) />
                </ul>
            </Show>
        </section>
    }
}

fn list_row(app: App, list: &PriceList) -> impl IntoView + use<> {
    let id = list.id;
    let (from, to, currency, count) = (list.valid_from, list.valid_to, list.currency, list.items.len());
    let sub = move || {
        let text = app.text();
        let until = to.map(|day| format!(" – {}", text.date(day))).unwrap_or_default();
        format!("{} · {}{until} · {}", currency.code(), text.date(from), text.price_list_of(count))
    };
    let state = move || {
        let (text, as_of) = (app.text(), app.as_of());
        if from > as_of {
            status(Meaning::Plain, "clock", text.price_list_not_yet()).into_any()
        } else if to.is_some_and(|last| last < as_of) {
            view! { <span class="faint">{text.price_list_over()}</span> }.into_any()
        } else {
            status(Meaning::Good, "circle-check", text.price_list_counts()).into_any()
        }
    };
    view! {
        <li class="rows__item">
            <div class="rows__text">
                <button
                    class="rows__open"
                    on:click=move |_| app.layer.set(Some(Layer::Sheet(Sheet::PriceList(Some(id)))))
                >
                    <bdi>{list.name.clone()}</bdi>
                </button>
                <span class="rows__sub">{sub}</span>
            </div>
            <span class="rows__end">{state}</span>
        </li>
    }
}
