import type { APIRequestContext } from 'playwright-core';
import type { ConsoleUnderTest } from './console.ts';

const databases: Readonly<Record<string, string>> = {
  population:
    'Cơ sở dữ liệu quốc gia về dân cư, căn cước công dân và danh tính số, phân hệ dùng chung của các sở, ban, ngành và Ủy ban nhân dân cấp xã',
  land: 'Cơ sở dữ liệu quốc gia về đất đai, phân hệ hồ sơ địa chính, giá đất và quy hoạch, kế hoạch sử dụng đất của tỉnh',
};
const agencies: Readonly<Record<string, string>> = {
  p38: 'Ủy ban nhân dân tỉnh Thanh Hóa, Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06 của tỉnh',
  c14758: 'Trung tâm Phục vụ hành chính công liên thông phường Hạc Thành, phường Quảng Phú, phường Đông Quang và phường Đông Sơn',
};

/** Gives databases and agencies names as long as they are in decrees, which no page may break at. */
export async function giveLongNames(console_: ConsoleUnderTest): Promise<void> {
  await using office = await console_.as('province-data-office');
  for (const [id, name] of Object.entries(databases)) {
    const { version } = (await (await office.page.request.get(`/api/v1/databases/${id}`)).json()) as { version: number };
    await change(office.page.request, console_.url, `/databases/${id}`, { name, version });
  }
  await using administrator = await console_.as('administrator');
  for (const [id, name] of Object.entries(agencies)) await change(administrator.page.request, console_.url, `/agencies/${id}`, { name });
}

async function change(request: APIRequestContext, origin: string, path: string, data: object): Promise<void> {
  const answer = await request.patch(`/api/v1${path}`, { data, headers: { origin } });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
}
