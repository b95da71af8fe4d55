#include "CPhoneNumber.h"

#include <phonenumbers/phonenumberutil.h>

#include <algorithm>
#include <cstring>
#include <set>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

const PhoneNumberUtil &util() { return *PhoneNumberUtil::GetInstance(); }

// The library prints nothing and throws nothing of its own; what may throw is memory. Nothing may cross into Swift.
template <typename Result, typename Body>
Result guarded(Result otherwise, Body body) noexcept {
    try {
        return body();
    } catch (...) {
        return otherwise;
    }
}

bool copy_text(const std::string &text, char *out, size_t capacity) {
    if (text.size() + 1 > capacity) return false;
    std::memcpy(out, text.data(), text.size());
    out[text.size()] = 0;
    return true;
}

uint8_t source_of(const PhoneNumber &number) {
    switch (number.country_code_source()) {
        case PhoneNumber::FROM_NUMBER_WITH_PLUS_SIGN: return CPHONE_PLUS_SIGN;
        case PhoneNumber::FROM_NUMBER_WITH_IDD: return CPHONE_DIALLED_INTERNATIONALLY;
        case PhoneNumber::FROM_NUMBER_WITHOUT_PLUS_SIGN: return CPHONE_CODE_WITHOUT_PLUS;
        default: return CPHONE_NATIONAL_FORM;
    }
}

int describe(const PhoneNumber &number, cphone_number *out) {
    std::string national;
    util().GetNationalSignificantNumber(number, &national);
    if (!copy_text(national, out->national, CPHONE_NATIONAL_CAPACITY)) return 0;
    out->national_count = static_cast<uint8_t>(national.size());
    out->calling_code = number.country_code();
    out->source = source_of(number);
    return 1;
}

uint64_t number_with_digits(int count) {
    uint64_t value = 1;
    for (int position = 1; position < count; ++position) value *= 10;
    return value;
}

void measure_lengths(cphone_plan *plan) {
    PhoneNumber number;
    number.set_country_code(plan->calling_code);
    for (int count = 1; count <= 17; ++count) {
        number.set_national_number(number_with_digits(count));
        const uint32_t bit = 1u << count;
        const auto any = util().IsPossibleNumberWithReason(number);
        if (any == PhoneNumberUtil::IS_POSSIBLE) plan->possible_lengths |= bit;
        if (any == PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY) plan->local_lengths |= bit;
        const auto mobile = util().IsPossibleNumberForTypeWithReason(number, PhoneNumberUtil::MOBILE);
        if (mobile == PhoneNumberUtil::IS_POSSIBLE) plan->mobile_lengths |= bit;
    }
}

// A Swiss number serves as the probe, a Portuguese one inside Switzerland. Where a carrier's digits follow the 00
// (Brazil, Colombia), the probe comes back under another country and does not count.
uint8_t dials_double_zero(const std::string &region) {
    const std::string abroad = region == "CH" ? "00351210123456" : "0041446681800";
    PhoneNumber number;
    if (util().ParseAndKeepRawInput(abroad, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return 0;
    const bool keeps_code = number.country_code() == (region == "CH" ? 351 : 41);
    return keeps_code && number.country_code_source() == PhoneNumber::FROM_NUMBER_WITH_IDD ? 1 : 0;
}

PhoneNumber assemble(int32_t calling_code, const std::string &national) {
    PhoneNumber number;
    const size_t significant = std::min(national.find_first_not_of('0'), national.size());
    number.set_country_code(calling_code);
    number.set_national_number(significant == national.size() ? 0 : std::stoull(national.substr(significant)));
    if (significant > 0) {
        number.set_italian_leading_zero(true);
        number.set_number_of_leading_zeros(static_cast<int>(significant));
    }
    return number;
}

}  // namespace

extern "C" {

int cphone_parse(const char *text, size_t length, const char *region, cphone_number *out) {
    if (length == 0 || length > CPHONE_LONGEST_INPUT) return 0;
    return guarded(0, [&] {
        PhoneNumber number;
        const auto outcome =
            util().ParseAndKeepRawInput(std::string(text, length), region == nullptr ? "ZZ" : region, &number);
        return outcome == PhoneNumberUtil::NO_PARSING_ERROR ? describe(number, out) : 0;
    });
}

int cphone_region_plan(const char *region, cphone_plan *out) {
    return guarded(0, [&] {
        const std::string name(region);
        cphone_plan plan = {};
        plan.calling_code = util().GetCountryCodeForRegion(name);
        if (plan.calling_code <= 0) return 0;
        std::string trunk;
        util().GetNddPrefixForRegion(name, true, &trunk);
        if (!copy_text(trunk, plan.trunk, CPHONE_TRUNK_CAPACITY)) return 0;
        measure_lengths(&plan);
        plan.double_zero_is_international = dials_double_zero(name);
        *out = plan;
        return 1;
    });
}

int cphone_is_valid(int32_t calling_code, const char *national, size_t count) {
    if (count == 0 || count >= CPHONE_NATIONAL_CAPACITY) return 0;
    return guarded(0, [&] {
        return util().IsValidNumber(assemble(calling_code, std::string(national, count))) ? 1 : 0;
    });
}

int cphone_main_region(int32_t calling_code, char out[CPHONE_REGION_CAPACITY]) {
    return guarded(0, [&] {
        std::string region;
        util().GetRegionCodeForCountryCode(calling_code, &region);
        if (region.size() != 2 || region == "ZZ") return 0;
        return copy_text(region, out, CPHONE_REGION_CAPACITY) ? 1 : 0;
    });
}

void cphone_calling_codes(uint8_t assigned[CPHONE_HIGHEST_CALLING_CODE + 1]) {
    guarded(0, [&] {
        std::set<int> codes;
        util().GetSupportedCallingCodes(&codes);
        for (const int code : codes) {
            if (code > 0 && code <= CPHONE_HIGHEST_CALLING_CODE) assigned[code] = 1;
        }
        return 0;
    });
}

void cphone_each_region(void *context, void (*visit)(void *context, const char *region)) {
    guarded(0, [&] {
        std::set<std::string> regions;
        util().GetSupportedRegions(&regions);
        for (const auto &region : regions) visit(context, region.c_str());
        return 0;
    });
}

size_t cphone_format(
    int32_t calling_code, const char *national, size_t count, int international, char *buffer, size_t capacity) {
    if (count == 0 || count >= CPHONE_NATIONAL_CAPACITY) return 0;
    return guarded(static_cast<size_t>(0), [&] {
        const PhoneNumber number = assemble(calling_code, std::string(national, count));
        std::string text;
        util().Format(number, international ? PhoneNumberUtil::INTERNATIONAL : PhoneNumberUtil::NATIONAL, &text);
        return copy_text(text, buffer, capacity) ? text.size() : 0;
    });
}

}  // extern "C"
