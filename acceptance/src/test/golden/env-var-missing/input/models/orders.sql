select '{{ env_var("SHOP_REGION") }}' as region
