//! What went wrong, what was kept, and what to do: storage and files.

use crate::domain::exact::ExactError;
use crate::domain::forecast::ForecastError;
use crate::domain::money::Money;
use crate::i18n::{Text, format};
use crate::record::transaction::WriteFault;
use crate::store::StoreError;

messages! {
    file_too_large_words(limit: &str) => "文件超过 {limit}，没有读取。账簿文件不会这么大，请确认选对了文件。" | "The file is larger than {limit} and was not read. A book is never that large: please check that it is the right file.";
    file_unreadable => "浏览器读不到这个文件：它可能已被移动或删除。请重新选择。" | "The browser cannot read this file: it may have been moved or deleted. Please choose it again.";
    fault_overflow => "数字太大，超出可以准确计算的范围。" | "The figure is too large to be computed exactly.";
    fault_division => "这里要除以零，请检查输入。" | "This would divide by zero; please check what was entered.";
    fault_currency => "两笔金额币种不同，不能相加。" | "The two amounts are in different currencies and cannot be added.";
    fault_date => "日期不存在，或不在 1900 到 9999 年之间。" | "The date does not exist or lies outside 1900 to 9999.";
    forecast_negative => "有商机的金额小于零，无法预测。请先改正。" | "An opportunity has an amount below zero, so there is no forecast. Please correct it first.";
    forecast_out_of_range => "有商机的赢单概率不在 0 到 100% 之间，无法预测。请先改正。" | "An opportunity has a probability outside 0% to 100%, so there is no forecast. Please correct it first.";
}

messages! {
    store_stale => "另一个标签页同时在写，这次没有存上。内容还在，请再试一次。" | "Another tab was writing at the same moment and this was not saved. It is still here: please try again.";
    store_full => "这台设备给本站的空间已满，没有存上。请先导出账簿，再清出一些空间。" | "There is no space left for this site and this was not saved. Export the book first, then make room.";
    store_blocked => "另一个标签页还开着旧版本。请关掉它，这里就会继续。" | "Another tab still runs an older version. Please close it and this one will go on.";
    store_newer => "这本账簿是由更新的版本写的。请重新载入本页；数据没有变化。" | "This book was written by a newer version. Please reload the page; nothing has changed.";
    store_unavailable => "浏览器不允许本站保存数据（可能是隐私设置），所以没有存上。请换普通窗口，或放开站点数据。" | "The browser does not let this site keep data (perhaps a privacy setting), so nothing was saved. Use an ordinary window or allow site data.";
    store_lost => "与数据库的连接断了，没有存上。内容还在；请重新载入后再试。" | "The connection to the database was lost and this was not saved. It is still here; please reload and try again.";
    store_aborted => "浏览器放弃了这次写入，没有存上。请再试一次；若反复出现，请先导出账簿。" | "The browser gave this write up and nothing was saved. Please try again; if it persists, export the book first.";
    store_damaged => "数据库里有一处读不出来，没有存上。请先导出账簿。" | "A part of the database cannot be read and this was not saved. Please export the book first.";
    store_timeout => "浏览器迟迟没有回答，没有存上。请再试一次。" | "The browser did not answer in time and this was not saved. Please try again.";
    store_other(name: &str) => "没有存上（{name}）。内容还在，请再试一次。" | "This was not saved ({name}). It is still here: please try again.";
    write_missing => "这条记录已被删除，改动没有存上。" | "This record was deleted, so the change was not saved.";
    write_once => "收款和合同事件写下后不能改，请另记一笔冲正。" | "Receipts and contract events are never changed once written: record a correcting entry.";
    write_clock => "本机时钟明显不对，没有存上。请校准时钟后再试。" | "The clock of this device is clearly wrong and nothing was saved. Please set it and try again.";
    write_impossible => "这条记录写不下（太长，或含有无法保存的字符），没有存上。" | "This record cannot be written (too long, or with characters that cannot be kept) and was not saved.";
    no_book => "没有打开的账簿。" | "No book is open.";
}

impl Text {
    /// Why storage did not do what was asked, what was kept, what to do.
    pub fn store_fault(self, fault: &StoreError) -> String {
        match fault {
            StoreError::Stale { .. } => self.store_stale().to_owned(),
            StoreError::QuotaExceeded => self.store_full().to_owned(),
            StoreError::Blocked => self.store_blocked().to_owned(),
            StoreError::Superseded => self.newer_version_open().to_owned(),
            StoreError::NewerDatabase => self.store_newer().to_owned(),
            StoreError::Unavailable => self.store_unavailable().to_owned(),
            StoreError::ConnectionLost => self.store_lost().to_owned(),
            StoreError::Aborted | StoreError::EndedEarly => self.store_aborted().to_owned(),
            StoreError::Damaged | StoreError::Unkeepable => self.store_damaged().to_owned(),
            StoreError::Timeout => self.store_timeout().to_owned(),
            StoreError::Other { name } => self.store_other(name),
        }
    }

    /// Why the record layer refuses a change.
    pub fn write_fault(self, fault: &WriteFault) -> &'static str {
        match fault {
            WriteFault::Missing { .. } | WriteFault::Erased { .. } => self.write_missing(),
            WriteFault::WrittenOnce { .. } => self.write_once(),
            WriteFault::Clock(_) => self.write_clock(),
            WriteFault::OtherKind { .. } | WriteFault::Unwritable { .. } | WriteFault::Exhausted => {
                self.write_impossible()
            }
        }
    }

    /// A file beyond the limit.
    pub fn file_too_large(self) -> String {
        self.file_too_large_words("2 GB")
    }

    /// Why an exact calculation has no answer.
    pub fn exact_fault(self, fault: ExactError) -> &'static str {
        match fault {
            ExactError::Overflow => self.fault_overflow(),
            ExactError::DivideByZero => self.fault_division(),
            ExactError::CurrencyMismatch => self.fault_currency(),
            ExactError::DateOutOfRange => self.fault_date(),
        }
    }

    /// Why there is no forecast.
    pub fn forecast_fault(self, fault: ForecastError) -> &'static str {
        match fault {
            ForecastError::NegativeAmount { .. } => self.forecast_negative(),
            ForecastError::ProbabilityOutOfRange { .. } => self.forecast_out_of_range(),
            ForecastError::Exact(fault) => self.exact_fault(fault),
        }
    }

    /// Sums of several currencies, each by itself: they are never added to each other; or why there are none.
    pub fn sums_words(self, sums: Result<Vec<Money>, ExactError>) -> String {
        match sums {
            Ok(sums) => sums.into_iter().map(format::money).collect::<Vec<_>>().join(" + "),
            Err(why) => self.exact_fault(why).to_owned(),
        }
    }
}
