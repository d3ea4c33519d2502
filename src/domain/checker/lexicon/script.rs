//! The two scripts of Chinese.

/// Characters of the simplified script that the traditional script does not use; at the same place of [`TRADITIONAL`] stands
/// what that one writes instead. Characters that both scripts use (后, 里, 面) are left out.
pub(in crate::domain::checker) const SIMPLIFIED: &str = "约违责现应该这个们来时会对与为无说话语读讲请让认识订议论证词评诉诚详务动劳办协单卖买卫发变员团国图场块\
                                     声处备复头夹实审层属岁币师带帮广庆库废开异张强归录当总恶惊愿战户扩扫择损换据数断旧显术机权条杀杂极构枪标栏树样桥检楼\
                                     欢欧残毁气汇汉没测浅浏涂润涨渐温满滤点热爱牵状独环电画疗监盘盖盗矿础确离种积称税穷竞笔筛签简类粮级纪纯纲纳纸\
                                     线练组细织终绍经结给络绝统继续维绿缓编缩网罚职联脑节范药营虑虽补装规视览计讯记讨设访许诺谈货质购贸费资赔赖\
                                     车转软较载输边达迁过运还进远连迟适选递遗郑释针钟钱银锁错长门问间闻阳阴队阶际陆险随难项须顾预领频题额风馆驱验鱼龙";
/// See [`SIMPLIFIED`].
pub(in crate::domain::checker) const TRADITIONAL: &str = "約違責現應該這個們來時會對與為無說話語讀講請讓認識訂議論證詞評訴誠詳務動勞辦協單賣買衛發變員團國圖場塊\
                                      聲處備複頭夾實審層屬歲幣師帶幫廣慶庫廢開異張強歸錄當總惡驚願戰戶擴掃擇損換據數斷舊顯術機權條殺雜極構槍標欄樹樣橋檢樓\
                                      歡歐殘毀氣匯漢沒測淺瀏塗潤漲漸溫滿濾點熱愛牽狀獨環電畫療監盤蓋盜礦礎確離種積稱稅窮競筆篩簽簡類糧級紀純綱納紙\
                                      線練組細織終紹經結給絡絕統繼續維綠緩編縮網罰職聯腦節範藥營慮雖補裝規視覽計訊記討設訪許諾談貨質購貿費資賠賴\
                                      車轉軟較載輸邊達遷過運還進遠連遲適選遞遺鄭釋針鐘錢銀鎖錯長門問間聞陽陰隊階際陸險隨難項須顧預領頻題額風館驅驗魚龍";
