/** Surnames that the counted sample is too small to hold: less frequent Kinh ones and those of other peoples of Viet Nam, in lower case. */
export const rareSurnames: readonly string[] = (
  'bành bá bàn bạc bế bồ ca cái cấn cầm chảo chang chế chu chương chử cổ cù cung cụt cứ dìu doãn đan đạo đàng đèo đổng đới đường giản giáp giàng hạng hàn hàng hầu hình hơ hờ kha khổng ' +
  'khúc khuất kim lãnh lâu lầu lèo lều liễu lìm lò lô lôi lộc lù lục lường ly lý lí ma má mã mạc mạch mông moong mùa nghiêm nghị ngọ ngụy nguỵ nhâm nhữ ninh ông ôn phàn phí phó phù quan quàng ' +
  'quản quảng sái sầm sình sơn sùng tẩn tào tất thân thang thao thào thập thẩm thiều thi thôi thường tiết tiêu tòng tráng trà trác trầm trì trình trưng tưởng ty ung ưng ứng vàng vạn vi vì ' +
  'khương lang lăng lỗ mầu mẫn ngân ngạc nhạc thiệu vày vĩ vy đái đằng điền viên vòng vừ vưu xa xeo xồng nguyên ksor rơ siu rmah kpă kpuih nay rahlan niê êban mlô ayun byă buôn rchâm rcom alăng bhling zơrâm pơloong a'
).split(' ');
